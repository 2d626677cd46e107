package dom0.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of lambdas and records when src/build has been at their classes: what they do. */
final class LambdasTest {
  private static final String SAMPLE =
      """
      import java.util.*;
      import java.util.function.*;

      public class Sample {
        private final int base = 10;
        private long twice(int x) { return 2L * x; }
        interface Named { String name(); default Supplier<String> greeting() { return () -> hidden() + name(); }
          private String hidden() { return "hi "; } }
        record Point(int x, double y, Object name, char[] letters, short s, byte b, boolean yes, char c, float f, long l) {}
        record Nothing() {}
        static class Inner { private String secret = "s"; Supplier<String> tell() { return () -> secret + this.secret.length(); } }
        static int count;
        static int next(Object ignored) { return ++count; }

        public static String run() {
          List<Object> out = new ArrayList<>();
          Sample sample = new Sample();
          int i = 3; long l = 4; double d = 0.5; char c = 'c'; boolean yes = true; String[] array = {"b", "a"};
          Supplier<String> captures = () -> new StringBuilder().append(i).append(l).append(d).append(c).append(yes).append(array.length).toString();
          out.add(captures.get());
          IntToLongFunction bound = sample::twice;
          out.add(bound.applyAsLong(21));
          ToIntFunction<String> unbound = String::length;
          out.add(unbound.applyAsInt("four"));
          Function<String, StringBuilder> makes = StringBuilder::new;
          out.add(makes.apply("made").reverse().toString());
          IntFunction<String[]> makesArray = String[]::new;
          out.add(makesArray.apply(2).length);
          BiFunction<Integer, Long, Long> boxed = (a, b) -> a + b + sample.base;
          out.add(boxed.apply(1, 2L));
          ToLongFunction<Integer> widens = Integer::intValue;
          out.add(widens.applyAsLong(7));
          Supplier<Object> boxes = "abc"::length;
          out.add(boxes.get());
          Predicate<Object> isNull = Objects::isNull;
          out.add(isNull.negate().test(null));
          Consumer<Object> drops = Sample::next;
          drops.accept("x"); drops.andThen(drops).accept("y");
          out.add(count);
          Comparator<String> order = Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder());
          List<String> words = new ArrayList<>(List.of("bb", "a", "cc")); words.sort(order);
          out.add(words);
          IntBinaryOperator max = Math::max;
          out.add(max.applyAsInt(2, 5));
          ToLongFunction<Supplier<Integer>> erased = Supplier::get;
          out.add(erased.applyAsLong(() -> 8));
          ToIntFunction<Supplier<Short>> erasedShort = Supplier::get;
          out.add(erasedShort.applyAsInt(() -> (short) 9));
          ToDoubleFunction<String> wider = String::length;
          out.add(wider.applyAsDouble("abc"));
          LongSupplier size = List.of(1, 2)::size;
          out.add(size.getAsLong());
          Function<Supplier<Boolean>, Boolean> truth = Supplier::get;
          Predicate<Supplier<Boolean>> isTrue = Supplier::get;
          out.add(truth.apply(() -> true) && isTrue.test(() -> true));
          Named named = () -> "you";
          out.add(named.greeting().get());
          out.add(new Inner().tell().get());
          Supplier<Supplier<String>> nested = () -> () -> "deep" + i;
          out.add(nested.get().get());
          char[] letters = {'q'};
          Point p = new Point(1, Double.NaN, "n", letters, (short) 2, (byte) 3, true, 'c', -0f, 5);
          out.add(p.equals(new Point(1, Double.NaN, new String("n"), letters, (short) 2, (byte) 3, true, 'c', -0f, 5)));
          out.add(p.equals(new Point(1, Double.NaN, "n", letters, (short) 2, (byte) 3, true, 'c', 0f, 5)));
          out.add(p.equals(new Point(1, Double.NaN, null, letters, (short) 2, (byte) 3, true, 'c', -0f, 5)));
          out.add(p.equals(null)); out.add(p.equals("no point"));
          out.add(new Point(1, 2, null, null, (short) 2, (byte) 3, true, 'c', 1.5f, 5).hashCode());
          out.add(new Point(1, 2, null, null, (short) 2, (byte) 3, true, 'c', 1.5f, 5).toString());
          out.add(new Nothing().toString() + new Nothing().hashCode() + new Nothing().equals(new Nothing()));
          record Local(List<Local> inner) {}
          out.add(new Local(List.of(new Local(List.of()))).toString());
          return out.toString();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void leavesWhatLambdasAndRecordsDo() throws Exception {
    compile(SAMPLE, "-XDstringConcat=inline");
    String before = run();
    assertTrue(
        before.startsWith("[340.5ctrue2, 42, 4, edam, 2, 13, 7, 3, false, 3, [a, cc, bb], 5"));
    int made = Lambdas.in(folder);
    assertEquals(made, lambdas().size());
    assertTrue(made > 15, "lambdas: " + made);
    assertEquals(before, run());
    assertEquals(0, Lambdas.in(folder));
    assertEquals(made, lambdas().size());
  }

  @Test
  void removesThoseOfAClassThatWasCompiledAnew() throws Exception {
    compile("class Sample { Runnable a = () -> {}; Runnable b = () -> {}; }");
    Lambdas.in(folder);
    compile("class Sample { Runnable a = () -> {}; }");
    Lambdas.in(folder);
    assertEquals(List.of("Sample$$Lambda0.class"), lambdas());
  }

  /** As a run leaves them that was killed between a host and its members. */
  @Test
  void completesARunThatWasKilled() throws Exception {
    compile(SAMPLE, "-XDstringConcat=inline");
    String before = run();
    Map<String, byte[]> compiled = classes();
    int made = Lambdas.in(folder);
    for (Map.Entry<String, byte[]> each : compiled.entrySet()) {
      if (!each.getKey().equals("Sample.class")) {
        Files.write(folder.resolve(each.getKey()), each.getValue());
      }
    }
    assertTrue(Lambdas.in(folder) > 0);
    assertEquals(before, run());
    assertEquals(made, lambdas().size());
  }

  private Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        classes.put("" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    compile("class Sample { String a(int i) { return \"i\" + i; } }");
    Exception refused = assertThrows(IllegalStateException.class, () -> Lambdas.in(folder));
    assertTrue(("" + refused.getMessage()).startsWith("Sample.a is made by"), refused::toString);
  }

  @Test
  void oursHaveNoneLeft() throws IOException {
    Path classes = Path.of("target/classes/dom0");
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> ours = files.filter(it -> it.toString().endsWith(".class")).toList();
      assertTrue(ours.stream().anyMatch(it -> it.toString().contains(Lambdas.MADE)));
      for (Path file : ours) {
        assertFalse(Rewriter.of(Files.readAllBytes(file)).changed(), file::toString);
      }
    }
  }

  private void compile(String source, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("Sample.java"), source);
    List<String> words = new ArrayList<>(List.of("--release", "17", "-d", "" + folder, "" + file));
    Collections.addAll(words, more);
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
    assertEquals(0, status);
  }

  private String run() throws Exception {
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return (String) loader.loadClass("Sample").getMethod("run").invoke(null);
    }
  }

  private List<String> lambdas() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> "" + it.getFileName())
          .filter(it -> it.contains(Lambdas.MADE))
          .sorted()
          .toList();
    }
  }
}
