package dom0;

import dom0.module.HostModule;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs the cases that a pattern names, without Maven and JUnit's engine: what {@code ./test case
 * PATTERN} starts. With {@code -Dcases.write=true} it writes what they expect anew.
 */
final class CaseLoop {
  private CaseLoop() {}

  /** Status 0 if all passed, 1 if one failed, 2 if there is no such case. */
  public static void main(String[] patterns) {
    Map<String, Runnable> chosen = all();
    chosen.keySet().removeIf(name -> Stream.of(patterns).noneMatch(it -> matches(name, it)));
    if (chosen.isEmpty()) {
      System.err.printf(
          "no case is named %s; patterns are such as 'lvm_volume/creates-*'%n",
          String.join(" ", patterns));
      System.exit(2);
    }
    long failed =
        chosen.entrySet().parallelStream()
            .filter(it -> !passes(it.getKey(), it.getValue()))
            .count();
    if (failed > 0) {
      System.out.printf("%n- was expected, + is so now; --write takes it for right%n");
    }
    System.out.printf("%d passed, %d failed%n", chosen.size() - failed, failed);
    System.exit(failed == 0 ? 0 : 1);
  }

  /** Folders, rows of tables and samples, by module and name. */
  private static Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    for (Path folder : CasesTest.folders()) {
      all.put(CasesTest.CASES.relativize(folder).toString(), () -> runThreeWays(folder));
    }
    for (HostModule<?, ?> module : Modules.ALL) {
      all.put(module.name() + "/sample", () -> RecordedSample.check(module));
      RefusedArguments refused = new RefusedArguments(module);
      refused.names().forEach(it -> all.put(module.name() + "/" + it, () -> run(refused, it)));
    }
    return all;
  }

  /** The feature may be left out: MODULE/CASE and MODULE/FEATURE/CASE both name a case. */
  private static boolean matches(String name, String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    Path path = Path.of(name);
    return matcher.matches(path) || matcher.matches(path.getName(0).resolve(path.getFileName()));
  }

  private static void runThreeWays(Path folder) {
    Case it = new Case(Modules.of(folder), folder);
    it.apply();
    it.check();
    it.applyTwice();
  }

  private static void run(RefusedArguments refused, String name) {
    if (Boolean.getBoolean("cases.write")) {
      synchronized (refused) {
        refused.write(name);
      }
    }
    refused.check(name);
  }

  private static boolean passes(String name, Runnable run) {
    try {
      run.run();
      return true;
    } catch (AssertionError | RuntimeException e) {
      synchronized (CaseLoop.class) {
        System.out.printf("%n%s/%s%n%s%n", CasesTest.CASES, name, Difference.of(e));
      }
      return false;
    }
  }
}
