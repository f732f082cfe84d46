// What runs, and in which order. Its twin is cpp/selecting_test.cpp.
import static org.testng.Assert.fail;

import org.testng.annotations.Test;

class GroupsTest {
  @Test(groups = "fast")
  public void fast() {}

  @Test(groups = {"fast", "money"})
  public void both() {}

  @Test(groups = "slow")
  public void slow() {}

  @Test
  public void none() {}
}

class GroupRowsTest extends Numbers {
  @Test(groups = "fast", dataProvider = "three")
  public void fast(int number) {
    if (number == 2) fail("two");
  }

  @Test(groups = "slow", dataProvider = "three")
  public void slow(int number) {}
}

class MethodsTest {
  @Test
  public void pay() {}

  @Test
  public void refund() {}
}

class DisabledTest {
  @Test(enabled = false)
  public void pay() {
    fail("never called");
  }

  @Test
  public void other() {}
}

class PriorityTest {
  @Test(priority = 2)
  public void second() {
    Calls.called("second");
  }

  @Test(priority = 1)
  public void first() {
    Calls.called("first");
  }

  @Test(priority = -1)
  public void negative() {
    Calls.called("negative");
  }

  @Test
  public void plain() {
    Calls.called("plain");
  }
}

class EqualPriorityTest {
  @Test(priority = 1)
  public void beta() {
    Calls.called("beta");
  }

  @Test(priority = 1)
  public void alpha() {
    Calls.called("alpha");
  }

  @Test
  public void gamma() {
    Calls.called("gamma");
  }
}

class NoPriorityTest {
  @Test
  public void charlie() {
    Calls.called("charlie");
  }

  @Test
  public void alpha() {
    Calls.called("alpha");
  }

  @Test
  public void bravo() {
    Calls.called("bravo");
  }
}

class PriorityAndDependencyTest {
  @Test(priority = -5, dependsOnMethods = "create")
  public void pay() {
    Calls.called("pay");
  }

  @Test(priority = 5)
  public void create() {
    Calls.called("create");
  }

  @Test(priority = 1)
  public void other() {
    Calls.called("other");
  }
}

class PriorityRowsTest extends Numbers {
  @Test(priority = 2, dataProvider = "three")
  public void late(int number) {
    Calls.called("late " + number);
  }

  @Test(priority = 1, dataProvider = "three")
  public void early(int number) {
    Calls.called("early " + number);
  }
}

class EarlierClassTest {
  @Test(priority = 2)
  public void late() {
    Calls.called("earlier class, priority 2");
  }
}

class LaterClassTest {
  @Test(priority = 1)
  public void early() {
    Calls.called("later class, priority 1");
  }
}

class AfterOthersTest {
  @Test(priority = 1)
  public void one() {
    Calls.called("one");
  }

  @Test(dependsOnMethods = "two", priority = 2)
  public void last() {
    Calls.called("last");
  }

  @Test(priority = 3)
  public void two() {
    Calls.called("two");
  }
}
