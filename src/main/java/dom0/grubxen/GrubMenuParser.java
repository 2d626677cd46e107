package dom0.grubxen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Reads grub.cfg as grub-mkconfig writes it: an entry's head and its end on lines of their own. */
final class GrubMenuParser {
  private static final String BEGIN = "### BEGIN ";
  private static final String END = "### END ";
  private static final Pattern OPENS = Pattern.compile("(menuentry|submenu|function)\\s.*\\{");

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<MenuEntry> top = new ArrayList<>();
  private String generator = "";
  private String defaultSpec = "0";
  private int begins = 0;
  private int ends = 0;

  /** A block whose end is still to come; a function is one without a title. */
  private static final class Open {
    final List<String> head;
    final List<MenuEntry> children = new ArrayList<>();
    final List<String> body = new ArrayList<>();

    Open(List<String> head) {
      this.head = head;
    }

    boolean isMenu() {
      return head.get(0).equals("menuentry") || head.get(0).equals("submenu");
    }

    MenuEntry closed(String generator) {
      int id = Math.max(head.indexOf("$menuentry_id_option"), head.indexOf("--id"));
      return new MenuEntry(
          head.size() > 1 ? head.get(1) : "",
          id > 0 && id + 1 < head.size() ? head.get(id + 1) : "",
          generator,
          children,
          body);
    }
  }

  GrubMenu parse(String grubCfg) {
    grubCfg.lines().map(String::strip).forEach(this::take);
    boolean complete = begins > 0 && begins == ends && open.isEmpty();
    return new GrubMenu(top, defaultSpec, complete);
  }

  private void take(String line) {
    if (line.startsWith(BEGIN)) {
      begins++;
      generator = line.substring(BEGIN.length()).replaceFirst(" ###$", "");
    } else if (line.startsWith(END)) {
      ends++;
    } else if (OPENS.matcher(line).matches()) {
      open.push(new Open(GrubWords.of(line)));
    } else if (line.equals("}") && !open.isEmpty()) {
      close(open.pop());
    } else {
      command(line);
    }
  }

  private void command(String line) {
    GrubMenu.defaultIn(line).filter(spec -> open.isEmpty()).ifPresent(spec -> defaultSpec = spec);
    if (!open.isEmpty()) {
      open.peek().body.add(line);
    }
  }

  private void close(Open block) {
    if (!block.isMenu()) {
      return;
    }
    if (open.isEmpty()) {
      top.add(block.closed(generator));
    } else {
      open.peek().children.add(block.closed(generator));
    }
  }
}
