package dom0.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Programs that were started before their results are asked for. */
final class Ahead {
  private final Map<Command, FutureTask<CommandResult>> started = new ConcurrentHashMap<>();
  private final Function<Command, CommandResult> run;

  /** Of a host, by how it runs a program. */
  Ahead(Function<Command, CommandResult> run) {
    this.run = run;
  }

  void start(Command command) {
    FutureTask<CommandResult> task = new FutureTask<>(() -> run.apply(command));
    if (started.putIfAbsent(command, task) == null) {
      Thread thread = new Thread(task, command.program());
      thread.setDaemon(true); // what nobody asks for in the end keeps no process
      thread.start();
    }
  }

  /** The result of one that was started, which counts once; else it is run now. */
  CommandResult result(Command command) {
    FutureTask<CommandResult> task = started.remove(command);
    return task == null ? run.apply(command) : awaited(task);
  }

  private static CommandResult awaited(FutureTask<CommandResult> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostFailure("interrupted while waiting for a program", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HostFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
