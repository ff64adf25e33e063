package io.tidemark.desk;

import io.tidemark.job.Keys;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names a file of rules: short for a setting. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules of signals, in YAML, in place of the shipped ones; short for the setting signals.rules.")
  private String rules;

  /** The setting that it stands for, with its value; nothing if it was not given. */
  Map<String, String> settings() {
    return rules == null ? Map.of() : Map.of(Keys.SIGNALS_RULES.name(), rules);
  }
}
