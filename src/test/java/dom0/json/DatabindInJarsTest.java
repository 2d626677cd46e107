package dom0.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The programs' jars have a part of jackson-databind, as pom.xml says. With that part alone, and
 * the JVM's verifier at work, each of its classes loads and JSON is read, asked and written.
 */
class DatabindInJarsTest {
  private static final Pattern INCLUDE =
      Pattern.compile("<include>(com/fasterxml/jackson/databind/[^<]+)</include>");

  private static final String EVERY_KIND =
      "{\"a\":[1,2.5,12345678901,123456789012345678901234567890,true,null,\"x\"],\"b\":{}}";

  private final List<PathMatcher> shipped = shipped();
  private final ClassLoader jar = new Jar();

  @Test
  void eachClassLoads() throws ReflectiveOperationException, IOException {
    List<String> classes = databind().stream().filter(this::ships).toList();
    assertTrue(classes.size() > 20, classes.toString());
    for (String path : classes) {
      Class.forName(path.replaceFirst("\\.class$", "").replace('/', '.'), true, jar);
    }
  }

  @Test
  void jsonIsReadAndWritten() throws ReflectiveOperationException {
    Class<?> json = jar.loadClass("dom0.json.Json");
    Object read = json.getMethod("parse", String.class).invoke(null, EVERY_KIND);
    Object again = json.getMethod("parse", String.class).invoke(null, read.toString());
    assertEquals(EVERY_KIND, read.toString());
    assertEquals(read, again);
    assertEquals(read.hashCode(), again.hashCode());
  }

  @Test
  void jsonIsAsked() throws ReflectiveOperationException {
    Class<?> json = jar.loadClass("dom0.json.Json");
    Object read = json.getMethod("parse", String.class).invoke(null, EVERY_KIND);
    Object list = json.getMethod("get", String.class).invoke(read, "a");
    List<String> texts = new ArrayList<>();
    for (Object item : (List<?>) json.getMethod("items").invoke(list)) {
      texts.add(
          json.getMethod("kind").invoke(item) + " " + json.getMethod("textOrEmpty").invoke(item));
      assertEquals("null", json.getMethod("get", String.class).invoke(item, "x").toString());
    }
    assertEquals(
        "[a number 1, a number 2.5, a number 12345678901,"
            + " a number 123456789012345678901234567890, a boolean true, nothing , a string x]",
        texts.toString());
  }

  private static List<PathMatcher> shipped() {
    try {
      return INCLUDE
          .matcher(Files.readString(Path.of("pom.xml")))
          .results()
          .map((MatchResult include) -> "glob:" + include.group(1))
          .map(FileSystems.getDefault()::getPathMatcher)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean ships(String path) {
    return shipped.stream().anyMatch(include -> include.matches(Path.of(path)));
  }

  private static List<String> databind() throws IOException {
    URI file = URI.create(JsonNode.class.getProtectionDomain().getCodeSource().getLocation() + "");
    try (JarFile jar = new JarFile(new File(file))) {
      return jar.stream().map(Object::toString).toList();
    }
  }

  /** Classes of dom0 and Jackson as a program's jar has them; no others but Java's own. */
  private final class Jar extends ClassLoader {
    Jar() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/') + ".class";
      boolean here =
          path.startsWith("com/fasterxml/jackson/databind/")
              ? ships(path)
              : path.startsWith("dom0/") || path.startsWith("com/fasterxml/jackson/core/");
      try (InputStream in = here ? getSystemResourceAsStream(path) : null) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
