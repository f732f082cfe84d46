// Rows, and providers that go wrong. Its twin is cpp/provided_test.cpp.
import static org.testng.Assert.fail;

import org.testng.annotations.Test;

class RowsTest extends Numbers {
  @Test(dataProvider = "three")
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number == 2) fail("two");
  }
}

class NothingTest extends Providers {
  @Test(dataProvider = "nothing")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class GoneTest extends Providers {
  @Test(dataProvider = "gone")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class SkippedTest extends Providers {
  @Test(dataProvider = "skipped")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class NilTest extends Providers {
  @Test(dataProvider = "nil")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class GoneMidwayTest extends Providers {
  @Test(dataProvider = "goneMidway")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class SkippedMidwayTest extends Providers {
  @Test(dataProvider = "skippedMidway")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class WrongTypeTest extends Providers {
  @Test(dataProvider = "wrongType")
  public void pay(int number) {}
}

class WrongTypeFirstTest extends Providers {
  @Test(dataProvider = "wrongTypeFirst")
  public void pay(int number) {}
}

class TooFewTest extends Providers {
  @Test(dataProvider = "tooFew")
  public void pay(int number) {}
}

class TooManyTest extends Providers {
  @Test(dataProvider = "tooMany")
  public void pay(int number) {}
}

class NullTest extends Providers {
  @Test(dataProvider = "withNull")
  public void pay(Integer number) {
    if (number == null) Calls.called("null");
  }
}

class NullForIntTest extends Providers {
  @Test(dataProvider = "withNull")
  public void pay(int number) {}
}

class TwinsTest extends Providers {
  @Test(dataProvider = "twins")
  public void pay(int number) {}
}

class BackwardsTest extends Providers {
  @Test(dataProvider = "backwards")
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class IteratorTest extends Providers {
  @Test(dataProvider = "iterator")
  public void pay(int number) {
    if (number == 1) fail("one");
  }
}

class LazilyTest extends Providers {
  @Test(dataProvider = "lazily")
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class UnknownProviderTest extends Providers {
  @Test(dataProvider = "nobody")
  public void pay(int number) {}

  @Test
  public void other() {}
}

class EmptyTwiceTest extends Providers {
  @Test(dataProvider = "nothing", invocationCount = 2)
  public void pay(int number) {}

  @Test
  public void other() {}
}
