package dom0.xenguest.xlcfg;

import dom0.text.Problems;
import java.util.List;

/** The disks in a guest's file. */
public final class GuestDisks {
  private GuestDisks() {}

  /** Those that we can read. */
  public static List<DiskSpec> of(XlConfig config) {
    return config.strings("disk").stream()
        .flatMap(
            text -> {
              Problems problems = new Problems();
              DiskSpec disk = DiskSpec.parse(text, problems);
              return problems.isEmpty() ? List.of(disk).stream() : List.<DiskSpec>of().stream();
            })
        .toList();
  }

  /** What is wrong with the others. */
  public static List<String> problems(XlConfig config) {
    return config.strings("disk").stream()
        .flatMap(
            text -> {
              Problems problems = new Problems();
              DiskSpec.parse(text, problems);
              return problems.found().stream()
                  .map(problem -> "the disk '%s': %s".formatted(text, problem));
            })
        .toList();
  }
}
