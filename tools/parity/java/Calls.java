import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a scenario's code tells of itself: both sides' calls are compared in their order. */
class Calls {
  private static final Map<String, Integer> counts = new HashMap<>();
  static final List<String> all = new ArrayList<>();

  static synchronized void called(String what) {
    all.add(what);
  }

  /** How often this was asked, with this call, for this name. */
  static synchronized int times(String name) {
    return counts.merge(name, 1, Integer::sum);
  }

  static synchronized void forget() {
    all.clear();
    counts.clear();
  }
}
