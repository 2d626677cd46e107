package dom0;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** What differs between two texts, for those who read it in a terminal. */
final class Difference {
  private Difference() {}

  /** The lines that only one side of a failed comparison has; or what the failure says. */
  static String of(Throwable failure) {
    if (failure instanceof AssertionFailedError error
        && error.isExpectedDefined()
        && error.isActualDefined()) {
      List<String> expected = error.getExpected().getStringRepresentation().lines().toList();
      List<String> actual = error.getActual().getStringRepresentation().lines().toList();
      return Stream.concat(only("-", expected, actual), only("+", actual, expected))
          .collect(Collectors.joining("\n"));
    }
    return String.valueOf(failure);
  }

  private static Stream<String> only(String mark, List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).map(line -> mark + " " + line);
  }
}
