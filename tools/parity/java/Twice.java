import org.testng.IRetryAnalyzer;
import org.testng.ITestResult;

/** Tries a row again, twice at most. */
public class Twice implements IRetryAnalyzer {
  private int retries = 0;

  @Override
  public boolean retry(ITestResult result) {
    return ++retries <= 2;
  }
}
