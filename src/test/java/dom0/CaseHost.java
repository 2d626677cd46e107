package dom0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The host of a case: its module's usual host, cases/MODULE/host.json, with what the case's own
 * host.json says otherwise. That one is a merge patch (RFC 7396): objects are merged, null takes
 * something away, all else is put in place. A case without one means the usual host.
 */
public final class CaseHost {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "host.json";

  private CaseHost() {}

  /** The usual host of a module; each time anew. */
  static SimulatedHost usual(String module) {
    return new SimulatedHost(
        Json.parse(read(CasesTest.CASES.resolve(module).resolve(FILE)).toString()));
  }

  /** As it is before the case; each time anew. */
  public static SimulatedHost of(Path folder) {
    JsonNode usual = read(folder.getParent().resolveSibling(FILE));
    Path own = folder.resolve(FILE);
    JsonNode host = Files.exists(own) ? patched(usual, read(own)) : usual;
    return new SimulatedHost(Json.parse(host.toString()));
  }

  private static JsonNode patched(JsonNode before, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode after =
        before.isObject() ? before.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (var member : patch.properties()) {
      if (member.getValue().isNull()) {
        after.remove(member.getKey());
      } else {
        after.set(member.getKey(), patched(after.path(member.getKey()), member.getValue()));
      }
    }
    return after;
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
