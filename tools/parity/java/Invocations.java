// Methods that run several times, and how many may fail. Its twin is cpp/invocations_test.cpp.
import static org.testng.Assert.fail;

import org.testng.annotations.Test;

class InvocationsTest {
  @Test(invocationCount = 3)
  public void pay() {}
}

class InvocationFailsTest {
  @Test(invocationCount = 4)
  public void pay() {
    if (Calls.times("pay") == 2) fail("the second");
  }
}

class InvocationRowsTest extends Numbers {
  @Test(dataProvider = "three", invocationCount = 2)
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class InvocationRowFailsTest extends Numbers {
  @Test(dataProvider = "three", invocationCount = 2)
  public void pay(int number) {
    if (number == 2) fail("two");
  }
}

class SkipFailedTest {
  @Test(invocationCount = 5, skipFailedInvocations = true)
  public void pay() {
    Calls.called("pay");
    if (Calls.times("pay") == 2) fail("the second");
  }
}

class SkipFailedFirstTest {
  @Test(invocationCount = 3, skipFailedInvocations = true)
  public void pay() {
    fail("always");
  }
}

class SkipFailedRowsTest extends Numbers {
  @Test(dataProvider = "four", skipFailedInvocations = true)
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number == 2) fail("two");
  }
}

class SkipFailedRowsTwiceTest extends Numbers {
  @Test(dataProvider = "three", invocationCount = 2, skipFailedInvocations = true)
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number == 2) fail("two");
  }
}

class PercentageHoldsTest {
  @Test(invocationCount = 4, successPercentage = 75)
  public void pay() {
    if (Calls.times("pay") == 2) fail("the second");
  }
}

class PercentageMissedTest {
  @Test(invocationCount = 4, successPercentage = 75)
  public void pay() {
    if (Calls.times("pay") % 2 == 0) fail("every second");
  }
}

class PercentageJustMissedTest {
  @Test(invocationCount = 4, successPercentage = 76)
  public void pay() {
    if (Calls.times("pay") == 2) fail("the second");
  }
}

class PercentageZeroTest {
  @Test(invocationCount = 3, successPercentage = 0)
  public void pay() {
    if (Calls.times("pay") < 3) fail("not yet");
  }
}

class PercentageRowsTest extends Numbers {
  @Test(dataProvider = "four", successPercentage = 75)
  public void pay(int number) {
    if (number == 2) fail("two");
  }
}

class PercentageRowsMissedTest extends Numbers {
  @Test(dataProvider = "four", successPercentage = 99)
  public void pay(int number) {
    if (number == 2) fail("two");
  }
}

class PercentageMostRowsFailTest extends Numbers {
  @Test(dataProvider = "four", successPercentage = 99)
  public void pay(int number) {
    if (number > 1) fail("more than one");
  }
}

class PercentageRowsOftenTest extends Numbers {
  @Test(dataProvider = "three", invocationCount = 4, successPercentage = 75)
  public void pay(int number) {
    if (number == 2 && Calls.times("two") == 2) fail("two, the second time");
  }
}
