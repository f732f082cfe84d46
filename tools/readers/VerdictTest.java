import org.testng.Assert;
import org.testng.IRetryAnalyzer;
import org.testng.ITestResult;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What some methods of tools/selftest/samples/verdicts.cpp and attempts.cpp do, for TestNG: it writes a testng-results.xml itself. */
public class VerdictTest {
  private static int calls = 0;

  public static class Twice implements IRetryAnalyzer {
    private int count = 0;

    @Override
    public boolean retry(ITestResult result) {
      return count++ < 1;
    }
  }

  @DataProvider
  public Object[][] rows() {
    return new Object[][] {{"a", null}, {"]]>\n<b>", "x"}};
  }

  @Test(groups = {"good"}, description = "one is <one>")
  public void passes() {}

  @Test(dataProvider = "rows", groups = {"good"})
  public void takes(String text, String other) {}

  @Test
  public void failsTest() {
    Assert.assertEquals(1, 2);
  }

  @Test
  public void throwsException() {
    throw new IllegalStateException("the disk is on fire");
  }

  @Test
  public void skips() {
    throw new SkipException("not on this machine");
  }

  @Test(retryAnalyzer = Twice.class)
  public void flaky() {
    Assert.assertTrue(calls++ > 0);
  }
}
