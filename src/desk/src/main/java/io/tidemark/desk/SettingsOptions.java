package io.tidemark.desk;

import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that hold settings, shared by the commands that take them. */
public final class SettingsOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "Settings, in YAML.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "One setting; wins over --config. May be repeated.")
  private List<String> set = new ArrayList<>();

  /** The file that was named. */
  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /** The assignments of {@code --set}, as they were typed. */
  public List<String> assignments() {
    return List.copyOf(set);
  }

  /**
   * The settings of a command that is of no use without a file of them.
   *
   * @throws UserException if none was named, or as {@link #read}
   */
  Settings readNamed() {
    return readNamed(new RulesOption());
  }

  /** The same with rules that an option names. */
  Settings readNamed(RulesOption rules) {
    if (config == null) {
      throw new UserException("--config is needed: a file of settings, such as job.yaml");
    }
    return read(rules);
  }

  /**
   * The settings.
   *
   * @throws UserException if the file cannot be read, or a setting is unknown or not accepted
   */
  Settings read() {
    return read(new RulesOption());
  }

  /** The same with rules that an option names. */
  Settings read(RulesOption rules) {
    return given(Map.of(), rules).build();
  }

  /**
   * What is set: by the file, by the options, and what others want where neither says anything.
   *
   * @throws UserException as {@link #read}
   */
  public Map<String, String> given(Map<String, String> others) {
    return given(others, new RulesOption()).given();
  }

  private Settings.Builder given(Map<String, String> others, RulesOption rules) {
    Settings.Builder builder = Settings.builder();
    others.forEach((name, text) -> builder.put(name, text, "setting"));
    if (config != null) {
      try {
        builder.yaml(Files.readString(config), config.toString());
      } catch (IOException e) {
        String what = Faults.describe(e);
        String name = config.toString();
        throw new UserException(
            "--config " + (what.startsWith(name) ? what : name + ": " + what), e);
      }
    }
    set.forEach(builder::set);
    rules.settings().forEach((name, file) -> builder.put(name, file, "--rules"));
    return builder;
  }
}
