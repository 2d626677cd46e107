package dom0.grubxen.grub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads grub.cfg as grub-mkconfig writes it: an entry's head and its end on lines of their own, or
 * all of an entry on one.
 */
final class GrubMenuParser {
  private static final String BEGIN = "### BEGIN ";
  private static final String END = "### END ";
  private static final Pattern OPENS = Pattern.compile("(menuentry|submenu|function)\\s.*\\{");
  private static final Pattern OPENS_AND_GOES_ON =
      Pattern.compile("(menuentry|submenu)\\s.*\\s\\{\\s.*");
  private static final Pattern CUSTOM = Pattern.compile("(source|\\.)\\s+\\S*/custom\\.cfg\"?");

  private static final Pattern FI = Pattern.compile("fi([\\s;].*)?");

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<MenuEntry> top = new ArrayList<>();
  private Optional<String> custom;
  private Optional<String> chosen = Optional.empty();

  /** The menu without what custom.cfg chooses. */
  private Optional<String> own = Optional.empty();

  private String generator;
  private int begins = 0;
  private int ends = 0;

  /** How many "if" are open outside of all blocks. */
  private int conditions = 0;

  private GrubMenuParser(String generator, Optional<String> custom) {
    this.generator = generator;
    this.custom = custom;
  }

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
      return new MenuEntry(
          head.size() > 1 ? head.get(1) : "", id(), generator, children, body, XenBoot.of(body));
    }

    private String id() {
      for (int i = 1; i < head.size(); i++) {
        if (head.get(i).startsWith("--id=")) {
          return head.get(i).substring("--id=".length());
        }
        boolean before = head.get(i).equals("--id") || head.get(i).equals("$menuentry_id_option");
        if (before && i + 1 < head.size()) {
          return head.get(i + 1);
        }
      }
      return "";
    }
  }

  /**
   * The menu.
   *
   * @param custom the text of custom.cfg, which takes the place of the command that reads it
   */
  static GrubMenu parse(String grubCfg, Optional<String> custom) {
    GrubMenuParser parser = new GrubMenuParser("", custom);
    parser.read(grubCfg);
    boolean complete = parser.begins > 0 && parser.begins == parser.ends && parser.open.isEmpty();
    return new GrubMenu(parser.top, parser.chosen.orElse("0"), parser.own.orElse("0"), complete);
  }

  private void read(String text) {
    Arrays.stream(text.split("\n")).map(String::strip).forEach(this::take);
  }

  private void take(String line) {
    if (line.startsWith(BEGIN)) {
      begins++;
      conditions = 0; // what one script of /etc/grub.d opens no other one closes
      generator = line.substring(BEGIN.length()).replaceFirst(" ###$", "");
    } else if (line.startsWith(END)) {
      ends++;
    } else if (OPENS.matcher(line).matches()) {
      open.push(new Open(GrubWords.of(line)));
    } else if (OPENS_AND_GOES_ON.matcher(line).matches()) {
      takeWithBody(line);
    } else if (line.equals("}") && !open.isEmpty()) {
      close(open.pop());
    } else if (!open.isEmpty()) {
      open.peek().body.add(line);
    } else {
      command(line);
    }
  }

  /** An entry whose commands, and perhaps its end, stand on the line of its head. */
  private void takeWithBody(String line) {
    List<String> words = GrubWords.of(line);
    int brace = words.indexOf("{");
    if (brace < 0) { // it stands in a quoted word
      return;
    }
    Open entry = new Open(words.subList(0, brace));
    boolean whole = words.get(words.size() - 1).equals("}");
    String body = String.join(" ", words.subList(brace + 1, words.size() - (whole ? 1 : 0)));
    Arrays.stream(body.split(";")).map(String::strip).forEach(entry.body::add);
    if (whole) {
      close(entry);
    } else {
      open.push(entry);
    }
  }

  private void command(String line) {
    if (line.startsWith("if ")) {
      conditions += line.endsWith("fi") ? 0 : 1;
    } else if (FI.matcher(line).matches()) {
      conditions--;
    } else if (line.contains("default=")) {
      choose(line);
    } else if (CUSTOM.matcher(line).matches()) {
      readCustom();
    }
  }

  /**
   * The persistent default: 00_header sets it where there is no next_entry, which counts for one
   * boot only. What others set under a condition of theirs, as Fedora's 08_fallback_counting after
   * boots that failed, is not what usually counts.
   */
  private void choose(String line) {
    boolean counts = conditions == 0 || generator.contains("header");
    GrubWords.of(line).stream()
        .filter(word -> counts && word.startsWith("default="))
        .map(word -> word.substring("default=".length()).replaceFirst(";$", ""))
        .filter(spec -> !spec.equals("${next_entry}"))
        .forEach(this::set);
  }

  private void set(String spec) {
    own = Optional.of(spec);
    chosen = own;
  }

  /** Once: 41_custom names the same file in two ways. */
  private void readCustom() {
    GrubMenuParser inner = new GrubMenuParser("custom.cfg", Optional.empty());
    custom.ifPresent(inner::read);
    custom = Optional.empty();
    top.addAll(inner.top);
    chosen = inner.chosen.or(() -> chosen);
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
