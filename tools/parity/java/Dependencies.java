// Methods that wait for others. Its twin is cpp/dependencies_test.cpp.
import static org.testng.Assert.fail;

import org.testng.SkipException;
import org.testng.annotations.Test;

class HardPassesTest {
  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test
  public void create() {}
}

class HardFailsTest {
  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test
  public void create() {
    fail("create");
  }
}

class HardThrowsTest {
  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test
  public void create() {
    throw new IllegalStateException("create");
  }
}

class HardSkipsTest {
  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test
  public void create() {
    throw new SkipException("create");
  }
}

class HardChainTest {
  @Test
  public void create() {
    fail("create");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test(dependsOnMethods = "pay")
  public void refund() {}

  @Test
  public void other() {}
}

class HardOneOfTwoTest {
  @Test
  public void create() {}

  @Test
  public void open() {
    fail("open");
  }

  @Test(dependsOnMethods = {"create", "open"})
  public void pay() {}
}

class SoftFailsTest {
  @Test
  public void create() {
    fail("create");
  }

  @Test(dependsOnMethods = "create", alwaysRun = true)
  public void tidy() {}
}

class SoftChainTest {
  @Test
  public void create() {
    fail("create");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}

  @Test(dependsOnMethods = "pay", alwaysRun = true)
  public void tidy() {}

  @Test(dependsOnMethods = "tidy")
  public void leave() {}
}

class GroupPassesTest {
  @Test(dependsOnGroups = "sound")
  public void pay() {}

  @Test(groups = "sound")
  public void create() {}

  @Test(groups = "sound")
  public void open() {}
}

class GroupFailsTest {
  @Test(dependsOnGroups = "halfSound")
  public void pay() {}

  @Test(groups = "halfSound")
  public void create() {}

  @Test(groups = "halfSound")
  public void open() {
    fail("open");
  }
}

class GroupSoftTest {
  @Test(dependsOnGroups = "soft", alwaysRun = true)
  public void tidy() {}

  @Test(groups = "soft")
  public void create() {
    fail("create");
  }
}

class GroupRegexTest {
  @Test(dependsOnGroups = "init.*")
  public void pay() {}

  @Test(groups = "initStore")
  public void create() {}

  @Test(groups = "initQueue")
  public void open() {
    fail("open");
  }

  @Test(groups = "late")
  public void late() {}
}

class MethodRegexTest {
  @Test(dependsOnMethods = "MethodRegexTest.create.*")
  public void pay() {}

  @Test
  public void createStore() {}

  @Test
  public void createQueue() {
    fail("queue");
  }
}

class ShortMethodRegexTest {
  @Test(dependsOnMethods = "create.*")
  public void pay() {}

  @Test
  public void createStore() {}

  @Test
  public void createQueue() {
    fail("queue");
  }
}

class MissingIgnoredTest {
  @Test(dependsOnMethods = "nothing", ignoreMissingDependencies = true)
  public void pay() {}

  @Test(dependsOnGroups = "nobody", ignoreMissingDependencies = true)
  public void refund() {}
}

class FarUpstreamTest {
  @Test(groups = "far")
  public void create() {
    fail("create");
  }

  @Test
  public void open() {}
}

class FarByGroupTest {
  @Test(dependsOnGroups = "far")
  public void pay() {}
}

class FarByMethodTest {
  @Test(dependsOnMethods = "FarUpstreamTest.create")
  public void pay() {}

  @Test(dependsOnMethods = "FarUpstreamTest.open")
  public void refund() {}
}

class UpstreamExpectsTest {
  @Test(expectedExceptions = IllegalStateException.class)
  public void create() {
    throw new IllegalStateException("as it must");
  }

  @Test(dependsOnMethods = "create")
  public void pay() {}
}

class UpstreamDisabledTest {
  @Test(enabled = false)
  public void create() {}

  @Test(dependsOnMethods = "create", ignoreMissingDependencies = true)
  public void pay() {}
}

class UpstreamLeftOutTest {
  @Test
  public void create() {
    fail("never called");
  }

  @Test(groups = "chosen", dependsOnMethods = "create", ignoreMissingDependencies = true)
  public void pay() {}
}
