// Exceptions that are expected, and others. Its twin is cpp/throwing_test.cpp.
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.Test;

class NotCovered extends RuntimeException {
  NotCovered(String message) {
    super(message);
  }
}

class NotCoveredAtAll extends NotCovered {
  NotCoveredAtAll(String message) {
    super(message);
  }
}

class ThrownTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {
    throw new NotCovered("five");
  }
}

class ThrownSubclassTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {
    throw new NotCoveredAtAll("five");
  }
}

class ThrownBaseTest {
  @Test(expectedExceptions = NotCoveredAtAll.class)
  public void pay() {
    throw new NotCovered("five");
  }
}

class ThrownOtherTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {
    throw new IllegalStateException("other");
  }
}

class ThrownNothingTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {}
}

class ThrownOneOfTwoTest {
  @Test(expectedExceptions = {IllegalStateException.class, NotCovered.class})
  public void pay() {
    throw new NotCovered("five");
  }
}

class ThrownMessageTest {
  @Test(expectedExceptions = NotCovered.class, expectedExceptionsMessageRegExp = "five .*covered")
  public void pay() {
    throw new NotCovered("five is not covered");
  }
}

class ThrownMessagePartTest {
  @Test(expectedExceptions = NotCovered.class, expectedExceptionsMessageRegExp = "five")
  public void pay() {
    throw new NotCovered("five is not covered");
  }
}

class ThrownMessageOtherTest {
  @Test(expectedExceptions = NotCovered.class, expectedExceptionsMessageRegExp = "six.*")
  public void pay() {
    throw new NotCovered("five is not covered");
  }
}

class ThrownMessageAloneTest {
  @Test(expectedExceptionsMessageRegExp = "five")
  public void pay() {
    throw new NotCovered("five");
  }
}

class ThrownMessageNothingTest {
  @Test(expectedExceptionsMessageRegExp = "five")
  public void pay() {}
}

class ThrownSkipTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {
    throw new SkipException("today");
  }
}

class ThrownRowsTest extends Numbers {
  @Test(dataProvider = "three", expectedExceptions = NotCovered.class)
  public void pay(int number) {
    if (number == 1) throw new NotCovered("one");
    if (number == 2) throw new IllegalStateException("two");
  }
}

class ThrownAfterFailureTest {
  @Test(expectedExceptions = NotCovered.class)
  public void pay() {
    fail("before it");
  }
}

class UnexpectedTest {
  @Test
  public void pay() {
    throw new NotCovered("five");
  }
}
