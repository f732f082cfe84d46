import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

public class JUnit5Rows {
  static Stream<Arguments> rows() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(Rows.all(), 0), false).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void length(int id, int length, String text) {
    assertEquals(length, text.length());
  }
}
