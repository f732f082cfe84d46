// Configuration methods that go wrong. Its twin is cpp/configuring_test.cpp.
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

class BeforeClassFailsTest extends Numbers {
  @BeforeClass
  public void open() {
    throw new IllegalStateException("open");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {
    Calls.called("pay");
  }

  @Test
  public void refund() {
    Calls.called("refund");
  }
}

class BeforeClassSkipsTest extends Numbers {
  @BeforeClass
  public void open() {
    throw new SkipException("open");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class BeforeMethodFailsTest extends Numbers {
  @BeforeMethod
  public void prepare() {
    throw new IllegalStateException("prepare");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class BeforeMethodFailsOnceTest extends Numbers {
  @BeforeMethod
  public void prepare() {
    if (Calls.times("prepare") == 2) throw new IllegalStateException("the second");
  }

  @Test(dataProvider = "four")
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class BeforeMethodSkipsOnceTest extends Numbers {
  @BeforeMethod
  public void prepare() {
    if (Calls.times("prepare") == 2) throw new SkipException("the second");
  }

  @Test(dataProvider = "four")
  public void pay(int number) {}
}

class AfterMethodFailsOnceTest extends Numbers {
  @AfterMethod
  public void clear() {
    if (Calls.times("clear") == 2) throw new IllegalStateException("the second");
  }

  @Test(dataProvider = "four")
  public void pay(int number) {
    Calls.called("pay " + number);
  }
}

class AfterMethodFailsLastTest extends Numbers {
  @AfterMethod
  public void clear() {
    if (Calls.times("clear") == 3) throw new IllegalStateException("the third");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class AfterClassFailsTest extends Numbers {
  @AfterClass
  public void close() {
    throw new IllegalStateException("close");
  }

  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class OpenedBase extends Numbers {
  @BeforeClass
  public void open() {
    throw new IllegalStateException("open");
  }
}

class BaseFailsTest extends OpenedBase {
  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class BesideItTest extends Numbers {
  @Test(dataProvider = "three")
  public void pay(int number) {}
}

class PreparedBase extends Numbers {
  @BeforeMethod
  public void prepare() {
    Calls.called("base prepares");
    if (Calls.times("prepare") == 2) throw new IllegalStateException("the second");
  }
}

class BaseMethodFailsTest extends PreparedBase {
  @BeforeMethod
  public void prepareMore() {
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

class ConstructorFailsTest {
  public ConstructorFailsTest() {
    throw new IllegalStateException("constructor");
  }

  @Test
  public void pay() {}
}

class BeforeMethodOfRetriedFailsTest {
  @BeforeMethod
  public void prepare() {
    if (Calls.times("prepare") == 1) throw new IllegalStateException("the first");
  }

  @Test(retryAnalyzer = Twice.class)
  public void pay() {}
}
