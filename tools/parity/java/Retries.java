// Rows that are tried again. Its twin is cpp/retries_test.cpp.
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.Test;

class RetryPassesTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    if (Calls.times("pay") < 2) fail("not yet");
  }
}

class RetryPassesAtLastTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    if (Calls.times("pay") < 3) fail("not yet");
  }
}

class RetryNotNeededTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {}
}

class RetryExhaustedTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    fail("never");
  }
}

class RetryThrowsTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    throw new IllegalStateException("never");
  }
}

class RetryBudgetTest extends Numbers {
  @Test(dataProvider = "three", retryAnalyzer = Twice.class)
  public void pay(int number) {
    Calls.called("pay " + number);
    if (Calls.times("pay " + number) < 3) fail("not yet");
  }
}

class RetryOneRowTest extends Numbers {
  @Test(dataProvider = "three", retryAnalyzer = Twice.class)
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number == 2) fail("never");
  }
}

class RetrySkipTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    Calls.called("pay");
    throw new SkipException("today");
  }
}

class RetryThenSkipTest {
  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    if (Calls.times("pay") == 1) fail("first");
    throw new SkipException("today");
  }
}

class RetryExpectedTest {
  @Test(retryAnalyzer = Twice.class, expectedExceptions = IllegalStateException.class)
  public void pay() {
    if (Calls.times("pay") < 3) throw new UnsupportedOperationException("another");
    throw new IllegalStateException("as it must");
  }
}

class RetryAnalyzedTest extends Numbers {
  @Test(dataProvider = "three", retryAnalyzer = OnlyNetworks.class)
  public void pay(int number) {
    if (number == 1) throw new IllegalStateException("the disk is full");
    if (number == 2 && Calls.times("two") < 2) throw new IllegalStateException("the network is away");
    if (number == 3) throw new IllegalStateException("the network is gone");
  }
}

class RetryInvocationsTest {
  @Test(invocationCount = 3, retryAnalyzer = Twice.class)
  public void pay() {
    int call = Calls.times("pay");
    Calls.called("call " + call);
    if (call == 2) fail("the second");
  }
}

class RetryTimeOutTest {
  @Test(timeOut = 1000, retryAnalyzer = Twice.class)
  public void pay() throws InterruptedException {
    if (Calls.times("pay") == 1) Thread.sleep(10000);
  }
}
