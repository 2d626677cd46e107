package dom0;

import dom0.module.HostModule;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Runs the cases that a pattern names, without Maven and JUnit's engine: what {@code ./test case
 * PATTERN} starts. With {@code -Dcases.write=true} it writes what they expect anew.
 */
final class CaseLoop {
  private CaseLoop() {}

  /** Status 0 if all passed, 1 if one failed, 2 if there is no such case. */
  public static void main(String[] patterns) throws IOException {
    List<Path> all = CasesTest.folders();
    List<Path> chosen =
        all.stream().filter(it -> Stream.of(patterns).anyMatch(to -> matches(it, to))).toList();
    if (chosen.isEmpty()) {
      System.err.printf(
          "no case is named %s; patterns are such as 'lvm_volume/creates-*'%n",
          String.join(" ", patterns));
      System.exit(2);
    }
    AtomicInteger failed = new AtomicInteger();
    chosen.parallelStream()
        .forEach(
            folder -> {
              if (!passes(folder)) {
                failed.incrementAndGet();
              }
            });
    System.out.printf("%d passed, %d failed%n", chosen.size() - failed.get(), failed.get());
    System.exit(failed.get() == 0 ? 0 : 1);
  }

  private static boolean matches(Path folder, String pattern) {
    Path name = CasesTest.CASES.relativize(folder);
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(name);
  }

  private static boolean passes(Path folder) {
    Case it = new Case(module(folder), folder);
    try {
      it.apply();
      it.check();
      it.applyTwice();
      return true;
    } catch (AssertionError | RuntimeException e) {
      synchronized (CaseLoop.class) {
        System.out.printf("%n%s%n%s%n", folder, Difference.of(e));
      }
      return false;
    }
  }

  private static HostModule<?, ?> module(Path folder) {
    String name = CasesTest.CASES.relativize(folder).getName(0).toString();
    return Modules.ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
