// What is called when. Its twin is cpp/calling_test.cpp.
import static org.testng.Assert.fail;

import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

class AroundBase extends Numbers {
  @BeforeClass
  public void openBase() {
    Calls.called("base opens");
  }

  @AfterClass
  public void closeBase() {
    Calls.called("base closes");
  }

  @BeforeMethod
  public void prepareBase() {
    Calls.called("base prepares");
  }

  @AfterMethod
  public void clearBase() {
    Calls.called("base clears");
  }
}

class BaseAndDerivedTest extends AroundBase {
  @BeforeClass
  public void open() {
    Calls.called("derived opens");
  }

  @AfterClass
  public void close() {
    Calls.called("derived closes");
  }

  @BeforeMethod
  public void prepare() {
    Calls.called("derived prepares");
  }

  @AfterMethod
  public void clear() {
    Calls.called("derived clears");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class AroundFailuresTest extends Numbers {
  @BeforeMethod
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod
  public void clear() {
    Calls.called("clear");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {
    Calls.called("pay " + number);
    if (number == 1) fail("one");
    if (number == 2) throw new IllegalStateException("two");
  }
}

class AroundRetriesTest {
  @BeforeMethod
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod
  public void clear() {
    Calls.called("clear");
  }

  @Test(retryAnalyzer = Twice.class)
  public void pay() {
    Calls.called("pay");
    if (Calls.times("pay") < 3) fail("not yet");
  }
}

class OnlyForGroupsTest {
  @BeforeMethod(onlyForGroups = "money")
  public void prepare() {
    Calls.called("prepare");
  }

  @AfterMethod(onlyForGroups = "money")
  public void clear() {
    Calls.called("clear");
  }

  @Test(groups = "money", priority = 1)
  public void pay() {
    Calls.called("pay");
  }

  @Test(groups = "talk", priority = 2)
  public void ask() {
    Calls.called("ask");
  }
}

class ConfigurationDisabledTest {
  @BeforeMethod(enabled = false)
  public void prepare() {
    Calls.called("prepare");
  }

  @Test
  public void pay() {
    Calls.called("pay");
  }
}

class OneInstanceTest extends Numbers {
  private int sum = 0;

  @Test(dataProvider = "three")
  public void pay(int number) {
    sum += number;
    Calls.called("sum " + sum);
  }
}

class SkippedUpstreamCallsTest {
  @BeforeMethod
  public void prepare() {
    Calls.called("prepare");
  }

  @Test(priority = 1)
  public void create() {
    fail("create");
  }

  @Test(priority = 2, dependsOnMethods = "create")
  public void pay() {
    Calls.called("pay");
  }
}

class SelectedConfigurationTest {
  @BeforeMethod
  public void prepare() {
    Calls.called("prepare");
  }

  @Test(groups = "quick")
  public void pay() {
    Calls.called("pay");
  }

  @Test
  public void refund() {
    Calls.called("refund");
  }
}

class InheritedBase {
  @Test(priority = 1)
  public void pay() {
    Calls.called("pay");
  }
}

class InheritedTest extends InheritedBase {
  @Test(priority = 2)
  public void refund() {
    Calls.called("refund");
  }
}
