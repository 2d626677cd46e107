package dom0.xeninfo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is.
 *
 * @param facts by their names in the result
 * @param unread why a subset could not be read, or not all of it, by its name
 * @param warnings what should be known of the rest
 */
record XenInfoFound(Map<String, Object> facts, Map<String, String> unread, List<String> warnings) {
  XenInfoFound {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    unread = Collections.unmodifiableMap(new LinkedHashMap<>(unread));
    warnings = List.copyOf(warnings);
  }
}
