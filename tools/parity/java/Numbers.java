import org.testng.annotations.DataProvider;

/** The providers that many scenarios share. */
public class Numbers {
  @DataProvider
  public Object[] three() {
    return new Object[] {1, 2, 3};
  }

  @DataProvider
  public Object[] four() {
    return new Object[] {1, 2, 3, 4};
  }
}
