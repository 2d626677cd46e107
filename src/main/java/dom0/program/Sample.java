package dom0.program;

import dom0.host.Host;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.HostModule;
import dom0.text.Resource;
import java.util.Map;

/**
 * What {@code run --archive} runs, so that the class data archive holds the classes of a real run,
 * on whatever host it is made: one that changes something and one that finds all as wanted, both on
 * recorded answers ({@code sample.json} beside the module, written by RecordedSample), and one in
 * check mode on this host, for how its files are read and its programs are started.
 */
final class Sample {
  private static final Mode CHECK = new Mode(true, true, 0, false);
  private static final Mode ACT = new Mode(false, true, 0, false);

  private Sample() {}

  /** The result of the run in check mode. */
  static Map<String, Object> run(HostModule<?, ?> module, Host host) {
    Json sample = Json.parse(Resource.read(module.getClass(), "sample.json"));
    Json arguments = sample.get("arguments");
    Host recorded = new RecordedHost(sample.get("answers").items(), host);
    JsonText.of(new ModuleRunner<>(module, recorded).run(arguments, ACT));
    JsonText.of(new ModuleRunner<>(module, recorded).run(arguments, ACT));
    return new ModuleRunner<>(module, host).run(arguments, CHECK);
  }
}
