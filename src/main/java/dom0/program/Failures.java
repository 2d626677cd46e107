package dom0.program;

import dom0.host.CommandFailed;
import dom0.host.HostFailure;
import dom0.module.InvalidArguments;
import dom0.module.Refused;
import dom0.plan.Undo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns each way to fail into a result; nothing else writes {@code failed}. */
final class Failures {
  private Failures() {}

  /** The result for a failure of a module. */
  static Map<String, Object> result(String module, Throwable failure) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("failed", true);
    if (failure instanceof ModuleRunner.Interrupted interrupted) {
      result.put("changed", changed(interrupted));
      put(result, module, interrupted.reason);
      interrupted.undone.ifPresent(undone -> addRestored(result, undone));
    } else {
      result.put("changed", false);
      put(result, module, failure);
    }
    return result;
  }

  private static boolean changed(ModuleRunner.Interrupted interrupted) {
    boolean undone = interrupted.undone.filter(it -> it.failures().isEmpty()).isPresent();
    return interrupted.stepsDone > 0 && !undone;
  }

  private static void put(Map<String, Object> result, String module, Throwable failure) {
    result.put("msg", String.valueOf(failure.getMessage()));
    if (failure instanceof CommandFailed command) {
      result.put("cmd", command.result().argv());
      result.put("rc", command.result().status());
      result.put("stdout", command.result().stdout());
      result.put("stderr", command.result().stderr());
    } else if (isBug(failure)) {
      result.put("msg", "a bug in %s %s: %s".formatted(module, Program.version(), failure));
      result.put("exception", trace(failure));
    }
  }

  private static boolean isBug(Throwable failure) {
    return !(failure instanceof HostFailure
        || failure instanceof Refused
        || failure instanceof InvalidArguments
        || failure instanceof ModuleRunner.Unfinished);
  }

  private static void addRestored(Map<String, Object> result, Undo.Outcome undone) {
    String message = String.valueOf(result.get("msg"));
    if (!undone.failures().isEmpty()) {
      message += "; AND NOT EVERYTHING COULD BE PUT BACK: " + String.join("; ", undone.failures());
    } else if (undone.restored().isEmpty()) {
      message += "; nothing was changed";
    } else {
      message += "; restored byte for byte: " + String.join(", ", undone.restored());
    }
    result.put("msg", message);
    result.put("restored", undone.restored());
  }

  /** Ansible shows the last line of it: that is the message. */
  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace + String.valueOf(failure);
  }
}
