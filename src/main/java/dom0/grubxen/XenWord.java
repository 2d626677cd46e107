package dom0.grubxen;

/** One word of Xen's command line: {@code name}, {@code name=value} or {@code no-name}. */
record XenWord(String text) {
  private static final String NEGATION = "no-";

  /** The option that it sets; Xen strips "no-" from any word before it looks the name up. */
  String name() {
    String name = text.startsWith(NEGATION) ? text.substring(NEGATION.length()) : text;
    int equals = name.indexOf('=');
    return equals < 0 ? name : name.substring(0, equals);
  }

  /** The value; "" for a bare name. "no-name=value" is undefined in Xen and equals nothing else. */
  String value() {
    int equals = text.indexOf('=');
    String value = equals < 0 ? "" : text.substring(equals + 1);
    if (!text.startsWith(NEGATION)) {
      return value;
    }
    return equals < 0 ? "no" : NEGATION + value;
  }
}
