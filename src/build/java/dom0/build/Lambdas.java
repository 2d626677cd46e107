package dom0.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns lambdas and method references into classes, and what records are compared and printed by
 * into methods: {@code dom0.build.Lambdas FOLDER}, on the compiled classes in a folder.
 *
 * <p>javac leaves both to the JVM, which makes them while the program runs ({@code invokedynamic},
 * JVMS 6.5). A program that is over in a tenth of a second pays a sixth of that for it, also where
 * an archive holds what was made. What is found is done as {@code LambdaMetafactory} and {@code
 * ObjectMethods} document it; anything else is an error. A second run finds nothing to do.
 */
public final class Lambdas {
  /** Stands in the names of the classes, behind that of the one that a lambda is in. */
  static final String MADE = "$$Lambda";

  private static final String ENDING = ".class";

  private final Path folder;
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Map<String, byte[]> made = new LinkedHashMap<>();
  private final Map<String, byte[]> rewritten = new LinkedHashMap<>();
  private final Map<String, Set<String>> nests = new HashMap<>();

  private Lambdas(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(it -> it.toString().endsWith(ENDING)).sorted().forEach(this::read);
    }
  }

  /** The folder is the only argument. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: java -cp ... dom0.build.Lambdas FOLDER");
      System.exit(2);
    }
    int classes = in(Path.of(args[0]));
    System.out.println(classes + " lambdas are classes now");
  }

  /** Does it; how many classes were made. */
  static int in(Path folder) throws IOException {
    return new Lambdas(folder).run();
  }

  private void read(Path file) {
    try {
      String name = folder.relativize(file).toString();
      classes.put(name.substring(0, name.length() - ENDING.length()), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The order is that of a run that may be killed: what still has its lambdas is done again, so the
   * classes that these become, and the hosts that name them, are there before.
   */
  private int run() throws IOException {
    classes.forEach(
        (name, bytes) -> {
          Rewriter rewriter = Rewriter.of(bytes);
          if (rewriter.changed()) {
            rewritten.put(name, rewriter.bytes());
            made.putAll(rewriter.lambdas());
            nests
                .computeIfAbsent(rewriter.host(), host -> new HashSet<>())
                .addAll(rewriter.lambdas().keySet());
          }
        });
    nests.forEach(
        (host, more) ->
            rewritten.compute(
                host,
                (name, bytes) -> Members.added(bytes == null ? classes.get(host) : bytes, more)));
    removeThoseOfClassesCompiledAnew();
    write(made);
    Map<String, byte[]> hosts = new LinkedHashMap<>(rewritten);
    hosts.keySet().retainAll(nests.keySet());
    write(hosts);
    rewritten.keySet().removeAll(hosts.keySet());
    write(rewritten);
    return made.size();
  }

  private void removeThoseOfClassesCompiledAnew() throws IOException {
    Set<String> nested = new HashSet<>();
    classes.forEach(
        (name, bytes) -> nested.addAll(Members.of(rewritten.getOrDefault(name, bytes))));
    for (String name : classes.keySet()) {
      if (name.contains(MADE) && !nested.contains(name)) {
        Files.delete(file(name));
      }
    }
  }

  private void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path part = Files.write(folder.resolve(each.getKey() + ".part"), each.getValue());
      Files.move(part, file(each.getKey()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
