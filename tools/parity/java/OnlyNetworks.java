import org.testng.IRetryAnalyzer;
import org.testng.ITestResult;

/** Tries a row again, twice at most, where the network is to blame. */
public class OnlyNetworks implements IRetryAnalyzer {
  private int retries = 0;

  @Override
  public boolean retry(ITestResult result) {
    return result.getThrowable().getMessage().contains("network") && ++retries <= 2;
  }
}
