import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/** RunJUnit5 CLASS [FOLDER]: JUnit XML goes to the folder. */
public class RunJUnit5 {
  public static void main(String[] arguments) throws Exception {
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    launcher.registerTestExecutionListeners(summary);
    if (arguments.length > 1) {
      Path folder = Files.createDirectories(Path.of(arguments[1]));
      launcher.registerTestExecutionListeners(new LegacyXmlReportGeneratingListener(folder, new PrintWriter(System.err)));
    }
    Class<?> tests = Class.forName(arguments[0]);
    launcher.execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build());
    long failed = summary.getSummary().getTestsFailedCount();
    System.out.println(summary.getSummary().getTestsSucceededCount() + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }
}
