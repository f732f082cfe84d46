// Configuration methods before the first row of a method and after the last. Its twin is cpp/first_and_last_test.cpp.
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

class FirstAndLastTest extends Numbers {
  @BeforeMethod(firstTimeOnly = true)
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(lastTimeOnly = true)
  public void clear() {
    Calls.called("clear");
  }

  @Test(dataProvider = "three", priority = 1)
  public void pay(int number) {
    Calls.called("pay " + number);
  }

  @Test(priority = 2)
  public void refund() {
    Calls.called("refund");
  }
}

class FirstAndLastInvocationTest {
  @BeforeMethod(firstTimeOnly = true)
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(lastTimeOnly = true)
  public void clear() {
    Calls.called("clear");
  }

  @Test(invocationCount = 3)
  public void pay() {
    Calls.called("pay");
  }
}

class FirstAndLastOfBadTest extends Providers {
  @BeforeMethod(firstTimeOnly = true)
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(lastTimeOnly = true)
  public void clear() {
    Calls.called("clear");
  }

  @Test(dataProvider = "wrongTypeFirst", priority = 1)
  public void first(int number) {
    Calls.called("first " + number);
  }

  @Test(dataProvider = "wrongTypeLast", priority = 2)
  public void last(int number) {
    Calls.called("last " + number);
  }
}

class FirstAndLastOfSkippedTest extends Numbers {
  @BeforeMethod(firstTimeOnly = true)
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(lastTimeOnly = true)
  public void clear() {
    Calls.called("clear");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number != 2) throw new SkipException("not the second");
  }
}

class FirstAndLastOfRetriedTest {
  @BeforeMethod(firstTimeOnly = true)
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(lastTimeOnly = true)
  public void clear() {
    Calls.called("clear");
  }

  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    Calls.called("pay");
    if (Calls.times("pay") < 2) fail("not yet");
  }
}
