import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a folder with a galaxy.yml into the tree of a collection artifact, as {@code ansible-galaxy
 * collection build} does, without Ansible: {@code java Manifest.java DIR TIME}.
 *
 * <p>The programs of the role go into one tar file, since a file costs a host several SSH
 * operations, and SHA256SUMS beside it tells whether a host has them. Then FILES.json and
 * MANIFEST.json, which takes the place of galaxy.yml. The same input gives the same bytes.
 */
final class Manifest {
  private static final String PROGRAMS = "roles/runtime/files";
  private static final List<String> LISTS = List.of("authors", "license", "tags");
  private static final List<String> TEXTS =
      List.of("description", "documentation", "homepage", "issues", "license_file", "repository");

  private final Path root;

  private Manifest(Path root) {
    this.root = root;
  }

  public static void main(String... args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java Manifest.java DIR TIME (as 2026-01-31T00:00:00Z)");
      System.exit(2);
    }
    new Manifest(Path.of(args[0])).write(Instant.parse(args[1]).getEpochSecond());
  }

  private void write(long time) throws IOException {
    Path galaxy = root.resolve("galaxy.yml");
    Map<String, List<String>> info = parse(Files.readAllLines(galaxy));
    Files.delete(galaxy);
    Files.deleteIfExists(root.resolve("MANIFEST.json"));
    Files.deleteIfExists(root.resolve("FILES.json"));
    pack("dom0-xen/" + only(info, "version") + "/", time);
    Files.writeString(root.resolve("FILES.json"), files());
    Files.writeString(root.resolve("MANIFEST.json"), manifest(info));
    for (Path path : tree()) {
      boolean open = Files.isDirectory(path) || path.endsWith(PROGRAMS + "/run");
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** The lines that galaxy.yml may have: comments, "key: value", "key:" and "- value". */
  private static Map<String, List<String>> parse(List<String> lines) {
    Map<String, List<String>> info = new LinkedHashMap<>();
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || text.equals("---")) {
        continue;
      }
      int colon = text.indexOf(':');
      if (text.startsWith("- ")) {
        values.add(unquoted(text.substring(2)));
      } else if (colon > 0) {
        values = new ArrayList<>();
        info.put(text.substring(0, colon), values);
        if (colon + 1 < text.length()) {
          values.add(unquoted(text.substring(colon + 1)));
        }
      } else {
        throw new IllegalArgumentException("galaxy.yml: this line is not understood: " + line);
      }
    }
    return info;
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^\"(.*)\"$", "$1");
  }

  /** Puts the programs into programs.tar; of the files themselves only the launcher stays. */
  private void pack(String folder, long time) throws IOException {
    Path programs = root.resolve(PROGRAMS);
    StringBuilder sums = new StringBuilder();
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    append(tar, "dom0-xen/", time, new byte[0]);
    append(tar, folder, time, new byte[0]);
    for (Path path : tree().stream().filter(p -> programs.equals(p.getParent())).toList()) {
      append(tar, folder + path.getFileName(), time, Files.readAllBytes(path));
      sums.append(sha256(path)).append("  ").append(path.getFileName()).append('\n');
      if (!path.endsWith("run")) {
        Files.delete(path);
      }
    }
    tar.write(new byte[1024]);
    Files.write(programs.resolve("programs.tar"), tar.toByteArray());
    Files.writeString(programs.resolve("SHA256SUMS"), sums);
  }

  /** One entry in the format ustar: a header of 512 bytes, then the content, padded to 512. */
  private static void append(ByteArrayOutputStream tar, String name, long time, byte[] content) {
    boolean folder = name.endsWith("/");
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, folder || name.endsWith("/run") ? "0000755" : "0000644");
    put(header, 108, "0000000"); // user and group 0, root
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(content.length));
    put(header, 136, "%011o".formatted(time));
    put(header, 148, "        "); // the sum counts itself as blanks
    put(header, 156, folder ? "5" : "0");
    put(header, 257, "ustar\00000root");
    put(header, 297, "root");
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[-content.length & 511]);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private String files() throws IOException {
    List<String> entries = new ArrayList<>();
    for (Path path : tree()) {
      entries.add(path.equals(root) ? entry(".", path) : entry(name(path), path));
    }
    return "{\n \"files\": [\n" + String.join(",\n", entries) + "\n ],\n \"format\": 1\n}\n";
  }

  private static String entry(String name, Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    return "  {\"name\": %s, \"ftype\": \"%s\", \"chksum_type\": %s, \"chksum_sha256\": %s, \"format\": 1}"
        .formatted(
            quoted(name),
            folder ? "dir" : "file",
            folder ? "null" : "\"sha256\"",
            folder ? "null" : quoted(sha256(path)));
  }

  private String manifest(Map<String, List<String>> info) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String key : List.of("namespace", "name", "version", "readme")) {
      lines.add(field(key, quoted(only(info, key))));
    }
    for (String key : LISTS) {
      List<String> values = info.getOrDefault(key, List.of());
      lines.add(field(key, values.stream().map(Manifest::quoted).toList().toString()));
    }
    for (String key : TEXTS) {
      lines.add(field(key, info.containsKey(key) ? quoted(only(info, key)) : "null"));
    }
    lines.add(field("dependencies", "{}"));
    return "{\n \"collection_info\": {\n%s\n },\n \"file_manifest_file\":\n%s,\n \"format\": 1\n}\n"
        .formatted(String.join(",\n", lines), entry("FILES.json", root.resolve("FILES.json")));
  }

  private static String only(Map<String, List<String>> info, String key) {
    List<String> values = info.getOrDefault(key, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException("galaxy.yml: " + key + " needs one value, has " + values);
    }
    return values.get(0);
  }

  private static String field(String key, String json) {
    return "  " + quoted(key) + ": " + json;
  }

  private String name(Path path) {
    return root.relativize(path).toString();
  }

  /** Folders before what is in them, in an order that depends on the names alone. */
  private List<Path> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted().toList();
    }
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c > '~' ? "\\u%04x".formatted(c) : escaped((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(char c) {
    return c == '"' || c == '\\' ? "\\" + c : String.valueOf(c);
  }

  private static String sha256(Path path) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
