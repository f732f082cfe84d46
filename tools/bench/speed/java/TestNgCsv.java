import static org.testng.Assert.assertEquals;

import java.io.FileReader;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** By commons-csv, which costs less than opencsv here. */
public class TestNgCsv {
  @DataProvider
  public Iterator<Object[]> rows() throws Exception {
    Iterator<CSVRecord> records =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .build()
            .parse(new FileReader(System.getenv("BENCH_CSV")))
            .iterator();
    return new Iterator<>() {
      public boolean hasNext() {
        return records.hasNext();
      }

      public Object[] next() {
        CSVRecord record = records.next();
        Object[] cells = new Object[record.size()];
        for (int i = 0; i < cells.length; i++) cells[i] = record.get(i);
        return cells;
      }
    };
  }

  @Test(dataProvider = "rows")
  public void length(String id, String length, String text, String name, String city, String amount, String date, String note) {
    assertEquals(text.length(), Integer.parseInt(length));
  }
}
