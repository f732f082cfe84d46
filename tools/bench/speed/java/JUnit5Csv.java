import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** JUnit 5's own way. An annotation's file name is a constant: the runner links it in the directory that this runs in. */
public class JUnit5Csv {
  @ParameterizedTest
  @CsvFileSource(files = "rows.csv", numLinesToSkip = 1)
  void length(String id, String length, String text, String name, String city, String amount, String date, String note) {
    assertEquals(Integer.parseInt(length), text.length());
  }
}
