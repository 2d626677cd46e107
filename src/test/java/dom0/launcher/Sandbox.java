package dom0.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder that stands for a host: our programs in it, its JDKs, and a path with no other tool. */
final class Sandbox {
  /** The folders that the launcher adds to the path; here one that is empty stands for them. */
  private static final String ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin";

  static final String VERSION = "1.2.3";
  private static final Path LAUNCHER = Path.of("playbooks/roles/runtime/files/run");
  private static final List<String> TOOLS =
      List.of(
          "bash cat chmod dash env ls mv printf readlink rm sed sh sha256sum stat tail tr"
              .split(" "));

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  Sandbox(Path root) throws IOException {
    this.root = root.toRealPath();
    Files.createDirectories(home());
    Files.createDirectories(bin());
    for (String tool : TOOLS) {
      script(bin().resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
    }
    environment.put("PATH", bin().toString());
  }

  /** With the launcher and a stand-in for the jar of a module. */
  static Sandbox with(String module, Path root) throws IOException {
    Sandbox sandbox = new Sandbox(root);
    sandbox.installLauncher();
    sandbox.installJar(module);
    return sandbox;
  }

  /** What a program said and how it ended. */
  record Answer(int status, String out, String err) {
    /** The answer as Ansible reads it: one object in one line. */
    JsonNode json() throws IOException {
      if (!out.endsWith("}\n") || out.indexOf('\n') != out.length() - 1) {
        throw new AssertionError("not one line of JSON: " + out);
      }
      return new ObjectMapper().readTree(out);
    }

    /** The answer is the launcher's own failure, whose message has these parts. */
    void assertRefusal(String... parts) throws IOException {
      JsonNode json = json();
      assertEquals(1, status);
      assertTrue(json.path("failed").asBoolean());
      assertFalse(json.path("changed").asBoolean(true));
      for (String part : parts) {
        assertTrue(json.path("msg").asText().contains(part), () -> part + " is not in " + out);
      }
    }

    /** The module's own answer came through, and nothing else. */
    void assertAnswer(int expectedStatus, String expectedLine) {
      assertEquals(expectedLine + "\n", out);
      assertEquals("", err);
      assertEquals(expectedStatus, status);
    }
  }

  Path home() {
    return programs().resolve(VERSION);
  }

  Path programs() {
    return root.resolve("lib");
  }

  Path bin() {
    return root.resolve("bin");
  }

  Path jvms() {
    return root.resolve("jvm");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  void set(String variable, Object value) {
    environment.put(variable, value.toString());
  }

  /**
   * The real launcher, but for the folders that it knows by name: of JDKs, and what it adds to the
   * path.
   */
  Path installLauncher() throws IOException {
    String text = Files.readString(LAUNCHER);
    return script(
        home().resolve("run"),
        text.replace("/usr/lib/jvm", jvms().toString())
            .replace(ADMINISTRATORS, file("sbin").toString()));
  }

  Path installJar(String module) throws IOException {
    return Files.writeString(home().resolve(module + ".jar"), "a stand-in");
  }

  /** A JDK whose java is a script, with the file that tells its version. */
  Path installJava(String name, String version, String script) throws IOException {
    Path java = installJavaWithoutRelease(name, script);
    Files.writeString(
        jvms().resolve(name + "/release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    Files.createDirectories(jvms().resolve(name + "/lib"));
    Files.writeString(jvms().resolve(name + "/lib/modules"), "");
    return java;
  }

  Path installJavaWithoutRelease(String name, String script) throws IOException {
    return script(jvms().resolve(name + "/bin/java"), "#!/bin/sh\n" + script + "\n");
  }

  Path script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Starts the launcher under a shell, as the module scripts do. */
  Answer launch(String shell, String stdin, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/" + shell, home().resolve("run").toString()));
    command.addAll(List.of(arguments));
    return run(stdin, command);
  }

  /** Starts a program in this sandbox, with its environment and no other. */
  Answer run(String stdin, List<String> command) throws IOException, InterruptedException {
    Path in = Files.writeString(file("stdin"), stdin);
    Path out = file("stdout");
    Path err = file("stderr");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " still runs after a minute");
    }
    return new Answer(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
