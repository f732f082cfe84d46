// Methods that wait for rows. Its twin is cpp/upstream_rows_test.cpp.
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.Test;

class RowsPassTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {}

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class RowFailsTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {
    if (number == 2) fail("two");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class RowSkipsTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {
    if (number == 2) throw new SkipException("two");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class RowsSkipTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {
    throw new SkipException("all");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class RowFailsAndSkipsTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {
    if (number == 2) fail("two");
    if (number == 3) throw new SkipException("three");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class RowFailsNonePassesTest extends Numbers {
  @Test(dataProvider = "three")
  public void create(int number) {
    if (number == 2) fail("two");
    throw new SkipException("the others");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class GroupRowFailsAndSkipsTest extends Numbers {
  @Test(dataProvider = "three", groups = "made")
  public void create(int number) {
    if (number == 2) fail("two");
    if (number == 3) throw new SkipException("three");
  }

  @Test(dependsOnGroups = "made")
  public void pay() {}
}

class FlakyUpstreamTest {
  @Test(retryAnalyzer = Twice.class)
  public void create() {
    if (Calls.times("create") < 2) fail("not yet");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class ExhaustedUpstreamTest {
  @Test(retryAnalyzer = Twice.class)
  public void create() {
    fail("never");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class FlakyRowUpstreamTest extends Numbers {
  @Test(dataProvider = "three", retryAnalyzer = Twice.class)
  public void create(int number) {
    if (number == 1 && Calls.times("one") < 2) fail("not yet");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class FlakyAndFailedRowUpstreamTest extends Numbers {
  @Test(dataProvider = "three", retryAnalyzer = Twice.class)
  public void create(int number) {
    if (number == 1 && Calls.times("one") < 2) fail("not yet");
    if (number == 2) fail("never");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class DownstreamRowsTest extends Numbers {
  @Test
  public void create() {
    fail("create");
  }

  @Test(dataProvider = "three", dependsOnMethods = "create")
  public void pay(int number) {}
}

class DownstreamSoftRowsTest extends Numbers {
  @Test
  public void create() {
    fail("create");
  }

  @Test(dataProvider = "three", dependsOnMethods = "create", alwaysRun = true)
  public void tidy(int number) {}
}

class UpstreamWithinPercentageTest {
  @Test(invocationCount = 4, successPercentage = 75)
  public void create() {
    if (Calls.times("create") == 2) fail("the second");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class UpstreamInvocationFailsTest {
  @Test(invocationCount = 3)
  public void create() {
    if (Calls.times("create") == 2) fail("the second");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class UpstreamEmptyTest extends Providers {
  @Test(dataProvider = "nothing")
  public void create(int number) {}

  @Test(dependsOnMethods = "create")
  public void pay() {}
}
