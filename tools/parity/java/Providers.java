import java.util.Arrays;
import java.util.Iterator;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;

/** Providers that go wrong, or bring what their methods can't take. */
public class Providers extends Numbers {
  private static final Object[] ONE = {1}, TWO = {2}, THREE = {3};

  @DataProvider
  public Object[][] nothing() {
    return new Object[0][];
  }

  @DataProvider
  public Object[][] gone() {
    throw new IllegalStateException("no data today");
  }

  @DataProvider
  public Object[][] skipped() {
    throw new SkipException("nothing on Sundays");
  }

  @DataProvider
  public Object[][] nil() {
    return null;
  }

  @DataProvider
  public Iterator<Object[]> goneMidway() {
    return after(new IllegalStateException("out of rows"));
  }

  @DataProvider
  public Iterator<Object[]> skippedMidway() {
    return after(new SkipException("enough"));
  }

  @DataProvider
  public Object[][] wrongType() {
    return new Object[][] {ONE, {"two"}, THREE};
  }

  @DataProvider
  public Object[][] wrongTypeFirst() {
    return new Object[][] {{"one"}, TWO, THREE};
  }

  @DataProvider
  public Object[][] wrongTypeLast() {
    return new Object[][] {ONE, TWO, {"three"}};
  }

  @DataProvider
  public Object[][] tooFew() {
    return new Object[][] {ONE, {}, THREE};
  }

  @DataProvider
  public Object[][] tooMany() {
    return new Object[][] {ONE, {2, 2}, THREE};
  }

  @DataProvider
  public Object[][] withNull() {
    return new Object[][] {ONE, {null}, THREE};
  }

  @DataProvider
  public Object[] twins() {
    return new Object[] {5, 5, 5, 6};
  }

  @DataProvider
  public Object[] backwards() {
    return new Object[] {3, 1, 2};
  }

  @DataProvider
  public Iterator<Object[]> iterator() {
    return Arrays.asList(ONE, TWO, THREE).iterator();
  }

  @DataProvider
  public Iterator<Object[]> lazily() {
    Iterator<Object[]> rows = iterator();
    return new Iterator<>() {
      public boolean hasNext() {
        return rows.hasNext();
      }

      public Object[] next() {
        Object[] row = rows.next();
        Calls.called("made " + row[0]);
        return row;
      }
    };
  }

  private static Iterator<Object[]> after(RuntimeException wrong) {
    Iterator<Object[]> rows = Arrays.asList(ONE, TWO).iterator();
    return new Iterator<>() {
      public boolean hasNext() {
        return true;
      }

      public Object[] next() {
        if (!rows.hasNext()) throw wrong;
        return rows.next();
      }
    };
  }
}
