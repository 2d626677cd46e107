package dom0.xenguest.xl;

import java.util.List;

/** What a guest wrote to its console. */
public final class Console {
  private Console() {}

  /** The last lines, without what moves a cursor or colours a word. */
  public static List<String> tail(String text, long most) {
    List<String> lines =
        text.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
            .lines()
            .map(line -> line.replaceAll("\\p{Cntrl}", "").stripTrailing())
            .toList();
    return lines.subList((int) Math.max(0, lines.size() - most), lines.size());
  }
}
