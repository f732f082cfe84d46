import java.util.Iterator;

/** The rows of rows.hpp: $BENCH_N of them, each with a wrong length where $BENCH_FAIL is 1. */
final class Rows {
  private static final int COUNT = Integer.parseInt(System.getenv().getOrDefault("BENCH_N", "0"));
  private static final int WRONG = "1".equals(System.getenv("BENCH_FAIL")) ? 1 : 0;

  private static Object[] row(int i) {
    StringBuilder text = new StringBuilder("row-").append(i);
    int length = 12 + i % 13;
    while (text.length() < length) text.append('x');
    text.setLength(length);
    return new Object[] {i, text.length() + WRONG, text.toString()};
  }

  static Iterator<Object[]> all() {
    return new Iterator<>() {
      private int next = 0;

      public boolean hasNext() {
        return next < COUNT;
      }

      public Object[] next() {
        return row(next++);
      }
    };
  }
}
