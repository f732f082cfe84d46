// Mistakes for which nothing runs. Each has a program of its own in refused/.
import org.testng.annotations.Test;

class MissingMethodTest {
  @Test(dependsOnMethods = "nothing")
  public void pay() {}
}

class MissingGroupTest {
  @Test(dependsOnGroups = "nobody")
  public void pay() {}
}

class CircleTest {
  @Test(dependsOnMethods = "refund")
  public void pay() {}

  @Test(dependsOnMethods = "pay")
  public void refund() {}
}

class SelfTest {
  @Test(dependsOnMethods = "pay")
  public void pay() {}
}

class GroupCircleTest {
  @Test(groups = "one", dependsOnGroups = "two")
  public void pay() {}

  @Test(groups = "two", dependsOnGroups = "one")
  public void refund() {}
}

class FirstOfTwoTest {
  @Test
  public void create() {}

  @Test(dependsOnMethods = "SecondOfTwoTest.pay")
  public void refund() {}
}

class SecondOfTwoTest {
  @Test(dependsOnMethods = "FirstOfTwoTest.create")
  public void pay() {}
}

class DisabledUpstreamTest {
  @Test(enabled = false)
  public void create() {}

  @Test(dependsOnMethods = "create")
  public void pay() {}
}
