// How a row ends. Its twin is cpp/ending_test.cpp.
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.testng.asserts.SoftAssert;

class PassTest {
  @Test
  public void pay() {}
}

class AssertTest {
  @Test
  public void pay() {
    assertEquals(1, 2);
  }
}

class ThrowTest {
  @Test
  public void pay() {
    throw new IllegalStateException("out of order");
  }
}

class SkipTest {
  @Test
  public void pay() {
    throw new SkipException("today");
  }

  @Test
  public void other() {}
}

class SkipRowTest extends Numbers {
  @Test(dataProvider = "three")
  public void pay(int number) {
    if (number == 2) throw new SkipException("two");
  }
}

class AllSkipTest {
  @Test
  public void pay() {
    throw new SkipException("today");
  }
}

class SoftTest {
  @Test
  public void pay() {
    SoftAssert soft = new SoftAssert();
    soft.assertEquals(1, 2);
    Calls.called("after the first");
    soft.assertEquals(3, 4);
    Calls.called("after the second");
    soft.assertAll();
  }
}

class SoftForgottenTest {
  @Test
  public void pay() {
    SoftAssert soft = new SoftAssert();
    soft.assertEquals(1, 2);
  }
}

class SoftPassesTest {
  @Test
  public void pay() {
    SoftAssert soft = new SoftAssert();
    soft.assertEquals(1, 1);
    soft.assertAll();
  }
}

class TimeOutTest {
  @Test(timeOut = 1000)
  public void slow() throws InterruptedException {
    Thread.sleep(10000);
  }

  @Test(timeOut = 10000)
  public void fast() {}
}

class TimeOutRowTest extends Numbers {
  @Test(dataProvider = "three", timeOut = 1000)
  public void pay(int number) throws InterruptedException {
    if (number == 2) Thread.sleep(10000);
  }
}

class BusyTimeOutTest {
  @Test(timeOut = 1000)
  public void busy() {
    // A thread that never looks whether it was interrupted: it runs on behind TestNG's back.
    for (long end = System.nanoTime() + 1_600_000_000L; System.nanoTime() < end; ) Thread.onSpinWait();
    Calls.called("done, after its time-out");
  }

  @Test(priority = 1)
  public void other() throws InterruptedException {
    Thread.sleep(1500);
  }
}

class NamesTest extends Numbers {
  @Test(dataProvider = "four")
  public void pay(int number) {
    if (number > 2) fail("more than two");
  }
}

class RerunTest {
  @DataProvider
  public Object[] letters() {
    boolean inserted = System.getProperty("parity.inserted") != null;
    return inserted ? new Object[] {"new", "A", "B", "C"} : new Object[] {"A", "B", "C"};
  }

  @Test(dataProvider = "letters")
  public void pay(String letter) {
    Calls.called("pay " + letter);
    if (letter.equals("B")) fail("B is wrong");
  }
}
