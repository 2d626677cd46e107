package dom0.grubxen;

import dom0.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies of files of settings, numbered as {@code cp --backup=numbered} does: grub.~1~. They end in
 * "~", since sh sources every name in grub.d that ends in .cfg.
 *
 * @param paths those that are there
 */
record Backups(List<String> paths) {
  private static final Pattern COPY = Pattern.compile("(.*)\\.~([0-9]{1,9})~");

  Backups {
    paths = List.copyOf(paths);
  }

  static Backups read(Host host) {
    List<String> paths = new ArrayList<>();
    for (String folder : List.of(Target.folder(Layout.DEFAULTS), Layout.DROP_INS)) {
      host.list(folder).stream()
          .filter(name -> name.endsWith("~"))
          .forEach(name -> paths.add(folder + "/" + name));
    }
    return new Backups(paths);
  }

  /** The name for the next copy of a file. */
  String next(String path) {
    return "%s.~%d~".formatted(path, newest(path).orElse(0) + 1);
  }

  /** The number of the newest copy of a file. */
  private OptionalInt newest(String path) {
    return paths.stream()
        .map(COPY::matcher)
        .filter(copy -> copy.matches() && path.equals(copy.group(1)))
        .mapToInt(Backups::number)
        .max();
  }

  private static int number(Matcher copy) {
    return Integer.parseInt(copy.group(2));
  }

  /** The newest copy of each of these files that has one. */
  List<String> newest(List<String> files) {
    return files.stream()
        .flatMap(
            file -> newest(file).stream().mapToObj(number -> "%s.~%d~".formatted(file, number)))
        .toList();
  }
}
