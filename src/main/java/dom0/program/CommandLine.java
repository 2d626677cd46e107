package dom0.program;

import dom0.module.InvalidArguments;
import dom0.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of a module called by hand.
 *
 * @param ask what it asks for
 * @param file the file that holds the arguments; empty for stdin
 */
record CommandLine(Ask ask, Optional<String> file, boolean check, boolean diff) {
  private static final List<String> KNOWN =
      List.of("--check", "--diff", "--help", "--sample", "--version");

  /** What a call asks for. */
  enum Ask {
    RUN,
    HELP,
    /** Of the launcher, for an archive. */
    SAMPLE,
    VERSION
  }

  static CommandLine of(String module, List<String> args) {
    List<String> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String arg : args) {
      if (!arg.startsWith("-")) {
        files.add(arg);
      } else if (!KNOWN.contains(arg) && !arg.equals("-h")) {
        problems.add(Nearest.complaint("option", arg, KNOWN));
      }
    }
    if (files.size() > 1) {
      problems.add("more than one arguments file: " + String.join(", ", files));
    }
    if (!problems.isEmpty()) {
      problems.add(usage(module));
      throw new InvalidArguments(problems);
    }
    return new CommandLine(
        ask(args), files.stream().findFirst(), args.contains("--check"), args.contains("--diff"));
  }

  private static Ask ask(List<String> args) {
    if (args.contains("--help") || args.contains("-h")) {
      return Ask.HELP;
    }
    if (args.contains("--sample")) {
      return Ask.SAMPLE;
    }
    return args.contains("--version") ? Ask.VERSION : Ask.RUN;
  }

  static String usage(String module) {
    return "usage: java -jar %s.jar [ARGUMENTS.json] [--check] [--diff], or with a JSON object on stdin; --help tells the options"
        .formatted(module);
  }
}
