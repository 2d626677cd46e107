package dom0.xeninfo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What there is.
 *
 * @param facts by their names in the result
 * @param unread why a subset could not be read, by its name
 */
record XenInfoFound(Map<String, Object> facts, Map<String, String> unread) {
  XenInfoFound {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    unread = Collections.unmodifiableMap(new LinkedHashMap<>(unread));
  }
}
