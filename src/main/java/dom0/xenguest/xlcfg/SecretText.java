package dom0.xenguest.xlcfg;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords inside a guest's file. */
public final class SecretText {
  // A key of its own, vncpasswd = "x", or a part of an item, "vnc=1,vncpasswd=x".
  private static final Pattern PASSWORD =
      Pattern.compile(
          "((?:vnc|spice)passwd[ \t]*[+]?=[ \t]*)(\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'|[^,\"'\n]*)");

  private SecretText() {}

  /** The text without them. */
  public static String masked(String text) {
    return PASSWORD.matcher(text).replaceAll("$1********");
  }

  /** Whether there is one that is not empty. */
  public static boolean isIn(XlConfig config) {
    return !of(config).isEmpty();
  }

  private static List<String> of(XlConfig config) {
    Matcher matcher = PASSWORD.matcher(config.render());
    return matcher
        .results()
        .map(found -> found.group(2).replaceAll("[\"']", ""))
        .filter(password -> !password.isEmpty())
        .toList();
  }
}
