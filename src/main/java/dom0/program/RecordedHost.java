package dom0.program;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.json.Json;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A machine that gives recorded answers, in the order in which they were given, and does nothing.
 *
 * <p>The record is a list of pairs: a question, which is a method's name and its first argument,
 * and the answer as JSON. Locks alone are real ones.
 */
public final class RecordedHost implements Host {
  private static final String LOCK = "sample";

  private final Iterator<Json> record;
  private final Host locks;

  /**
   * A host that answers from the beginning of a record.
   *
   * @param locks the host whose lock is taken where one is asked for
   */
  public RecordedHost(List<Json> record, Host locks) {
    this.record = record.iterator();
    this.locks = locks;
  }

  private Json answer(String method, Object asked) {
    String question = method + " " + asked;
    List<Json> next = record.hasNext() ? record.next().items() : List.of();
    if (next.isEmpty() || !next.get(0).textOrEmpty().equals(question)) {
      throw new HostFailure("asked \"%s\", and %s is recorded".formatted(question, next));
    }
    return next.get(1);
  }

  @Override
  public CommandResult run(Command command) {
    List<Json> answer = answer("run", command).items();
    return new CommandResult(
        command.argv(),
        Integer.parseInt(answer.get(0).textOrEmpty()),
        answer.get(1).textOrEmpty(),
        answer.get(2).textOrEmpty());
  }

  @Override
  public Optional<String> readFile(String path) {
    return answer("readFile", path).text();
  }

  @Override
  public Optional<String> readEnd(String path, int most) {
    return answer("readEnd", path).text();
  }

  @Override
  public Optional<FileStatus> status(String path) {
    List<Json> answer = answer("status", path).items();
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FileStatus(
            FileStatus.Kind.valueOf(answer.get(0).textOrEmpty()),
            answer.get(1).textOrEmpty(),
            Integer.parseInt(answer.get(2).textOrEmpty()),
            Long.parseLong(answer.get(3).textOrEmpty()),
            answer.get(4).textOrEmpty(),
            answer.get(5).textOrEmpty()));
  }

  @Override
  public Optional<String> linkTarget(String path) {
    return answer("linkTarget", path).text();
  }

  @Override
  public long freeBytes(String folder) {
    return Long.parseLong(answer("freeBytes", folder).textOrEmpty());
  }

  @Override
  public List<String> list(String folder) {
    return answer("list", folder).items().stream().map(Json::textOrEmpty).toList();
  }

  @Override
  public Optional<String> whyUnwritable(String path) {
    return answer("whyUnwritable", path).text();
  }

  @Override
  public void writeFile(String path, String text, int mode) {}

  @Override
  public Attributes attributes(String path) {
    return new NoAttributes();
  }

  private static final class NoAttributes implements Attributes {
    @Override
    public void makeFile(String path) {}

    @Override
    public void close() {}
  }

  @Override
  public void removeFile(String path) {}

  @Override
  public void makeFolder(String path, int mode) {}

  @Override
  public void makeLink(String path, String target) {}

  @Override
  public Lock lock(String name, Duration limit) {
    return locks.lock(LOCK, limit);
  }

  @Override
  public boolean isRoot() {
    return true;
  }

  @Override
  public boolean isEnding() {
    return false;
  }

  @Override
  public void pause(Duration time) {}

  @Override
  public Duration clock() {
    return Duration.ZERO;
  }
}
