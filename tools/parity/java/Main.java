import com.beust.jcommander.JCommander;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.testng.CommandLineArgs;
import org.testng.TestNG;

/**
 * Main FILE: runs one scenario a line of the file, `name TAB words of TestNG's command line between blanks`, each with a TestNG of its own.
 * Prints TestNG's own words, a line each: `row name Class.method status throwable`, `call name text`, `run name status`.
 */
public class Main {
  /** TestNG as its own main() sets it up, without its exit(). */
  private static class Run extends TestNG {
    Run(List<String> words) {
      super(false);
      CommandLineArgs arguments = new CommandLineArgs();
      new JCommander(arguments).parse(words.toArray(new String[0]));
      configure(arguments);
    }
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // TestNG prints what went wrong
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] parts = line.split("\t");
      for (String told : run(parts[0], parts[1].trim().split(" +"))) out.println(told);
      out.flush();
    }
    System.exit(0); // threads that a time-out left behind
  }

  private static List<String> run(String scenario, String[] words) {
    List<String> told = new ArrayList<>();
    List<String> options = new ArrayList<>(Arrays.asList("-usedefaultlisteners", "false", "-verbose", "0"));
    Calls.forget();
    System.clearProperty("parity.inserted");
    for (String word : words) {
      if (word.startsWith("-D")) System.setProperty(word.substring(2), "yes");
      else options.add(word);
    }
    Record record = new Record();
    String end;
    try {
      Run testng = new Run(options);
      testng.addListener(record);
      testng.run();
      end = Integer.toString(testng.getStatus());
    } catch (RuntimeException refused) { // a TestNGException, or what it stumbles over itself
      System.err.println(scenario + ": " + refused.getMessage());
      end = "refused";
    }
    for (String result : record.results) told.add("row\t" + scenario + "\t" + result);
    for (String call : Calls.all) told.add("call\t" + scenario + "\t" + call);
    told.add("run\t" + scenario + "\t" + end);
    return told;
  }
}
