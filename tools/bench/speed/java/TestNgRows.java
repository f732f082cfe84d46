import static org.testng.Assert.assertEquals;

import java.util.Iterator;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TestNgRows {
  @DataProvider
  public Iterator<Object[]> rows() {
    return Rows.all();
  }

  @Test(dataProvider = "rows")
  public void length(int id, int length, String text) {
    assertEquals(text.length(), length);
  }
}
