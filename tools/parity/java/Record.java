import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.testng.ITestListener;
import org.testng.ITestResult;

/** Every result that TestNG tells, as it comes. */
class Record implements ITestListener {
  final List<String> results = Collections.synchronizedList(new ArrayList<>());

  private void add(ITestResult result, String status) {
    Throwable thrown = result.getThrowable();
    results.add(
        result.getTestClass().getRealClass().getSimpleName()
            + "."
            + result.getMethod().getMethodName()
            + "\t"
            + status
            + (result.wasRetried() ? "_RETRIED" : "")
            + "\t"
            + (thrown == null ? "-" : thrown.getClass().getName()));
  }

  @Override
  public void onTestSuccess(ITestResult result) {
    add(result, "SUCCESS");
  }

  @Override
  public void onTestFailure(ITestResult result) {
    add(result, "FAILURE");
  }

  @Override
  public void onTestSkipped(ITestResult result) {
    add(result, "SKIP");
  }

  @Override
  public void onTestFailedButWithinSuccessPercentage(ITestResult result) {
    add(result, "SUCCESS_PERCENTAGE_FAILURE");
  }
}
