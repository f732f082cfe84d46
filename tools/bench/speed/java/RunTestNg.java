import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.reporters.JUnitXMLReporter;

/** RunTestNg CLASS [FOLDER]: without TestNG's default reports (they take ten times as long); JUnit XML goes to the folder. */
public class RunTestNg {
  public static void main(String[] arguments) throws Exception {
    TestNG testng = new TestNG(false);
    testng.setVerbose(0);
    testng.setTestClasses(new Class<?>[] {Class.forName(arguments[0])});
    if (arguments.length > 1) {
      testng.setOutputDirectory(arguments[1]);
      testng.addListener(new JUnitXMLReporter());
    }
    TestListenerAdapter count = new TestListenerAdapter();
    testng.addListener(count);
    testng.run();
    System.out.println(count.getPassedTests().size() + " passed, " + count.getFailedTests().size() + " failed");
    System.exit(testng.getStatus());
  }
}
