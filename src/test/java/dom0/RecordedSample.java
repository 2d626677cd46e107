package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.HostModule;
import dom0.program.ModuleRunner;
import dom0.program.Program;
import dom0.program.RecordedHost;
import dom0.simulated.SimulatedHost;
import dom0.text.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a class data archive is made from: for each module {@code sample.json}, with arguments and
 * what its usual host answers to a run that changes something and to one that finds all as wanted.
 * Where a module asks its host something else by now, {@code ./test case '*'/sample --write}
 * records anew.
 */
final class RecordedSample {
  private static final Set<String> QUESTIONS =
      Set.of(
          "run",
          "readFile",
          "readEnd",
          "status",
          "linkTarget",
          "freeBytes",
          "list",
          "whyUnwritable");

  private RecordedSample() {}

  /** Compares what is recorded with what the module asks today, and runs the module on it. */
  static void check(HostModule<?, ?> module) {
    Json sample = Json.parse(Resource.read(module.getClass(), "sample.json"));
    String recorded = recorded(module, sample.get("arguments"));
    if (Boolean.getBoolean("cases.write")) {
      write(file(module), recorded);
      sample = Json.parse(recorded);
    }
    assertEquals(questions(Json.parse(recorded)), questions(sample), "what it asks its host");
    SimulatedHost here = CaseHost.usual(module.name());
    Host replayed = new RecordedHost(sample.get("answers").items(), here);
    runTwice(module, replayed, sample.get("arguments"));
    InputStream stdin = new ByteArrayInputStream(new byte[] {'{', '}'});
    Program.Output output = new Program(module, here, stdin).run("--sample");
    assertEquals(Program.DONE, output.status(), output.text());
    assertEquals(List.of(), here.changes(), "the sample changed the host that it ran on");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String recorded(HostModule<?, ?> module, Json arguments) {
    List<String> answers = new ArrayList<>();
    runTwice(module, recorder(CaseHost.usual(module.name()), answers), arguments);
    return "{\"arguments\": %s,\n\"answers\": [\n%s\n]}\n"
        .formatted(JsonText.of(arguments), String.join(",\n", answers));
  }

  /** One a line; answers may name the members of an object in another order. */
  private static String questions(Json sample) {
    return sample.get("answers").items().stream()
        .map(it -> it.items().get(0).textOrEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static void runTwice(HostModule<?, ?> module, Host host, Json arguments) {
    boolean reads =
        module.name().endsWith("_info"); // by Ansible's custom such a one changes nothing
    for (boolean changed : List.of(!reads, false)) {
      Map<String, Object> result = new ModuleRunner<>(module, host).run(arguments);
      assertEquals(changed, result.get("changed"), () -> JsonText.of(result));
    }
  }

  private static Host recorder(SimulatedHost host, List<String> answers) {
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(host, arguments);
                if (QUESTIONS.contains(method.getName())) {
                  String question = method.getName() + " " + arguments[0];
                  answers.add(JsonText.of(List.of(question, plain(answer))));
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Object plain(@Nullable Object answer) {
    if (answer instanceof CommandResult it) {
      return List.of(it.status(), it.stdout(), it.stderr());
    }
    if (answer instanceof Optional<?> it && it.orElse(null) instanceof FileStatus status) {
      return List.of(
          status.kind(),
          status.realPath(),
          status.mode(),
          status.size(),
          status.identity(),
          status.device());
    }
    return answer;
  }

  private static Path file(HostModule<?, ?> module) {
    String folder = module.getClass().getPackageName().replace('.', '/');
    return Path.of("src/main/resources", folder, "sample.json");
  }
}
