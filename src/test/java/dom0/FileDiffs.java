package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.host.Host;
import java.util.List;
import java.util.Map;

/** What a result's diff says of files: their whole text before and after. */
final class FileDiffs {
  private FileDiffs() {}

  /** Of a case that does not state its diff: that it is true to the host. */
  static void check(Map<String, Object> result, Host before, Host after) {
    Object diff = result.get("diff");
    List<?> entries = diff instanceof List<?> several ? several : List.of(diff);
    for (Object entry : entries) {
      checkEntry((Map<?, ?>) entry, before, after);
    }
  }

  private static void checkEntry(Map<?, ?> entry, Host before, Host after) {
    String header = String.valueOf(entry.get("before_header"));
    if (header.startsWith("/")) {
      assertEquals(header, entry.get("after_header"));
      assertEquals(before.readFile(header).orElse(""), entry.get("before"), header);
      assertEquals(after.readFile(header).orElse(""), entry.get("after"), header);
    }
  }
}
