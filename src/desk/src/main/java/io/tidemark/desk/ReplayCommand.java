package io.tidemark.desk;

import io.tidemark.job.read.TickFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Runs the job over files: no broker, no database.",
    footer = {
      "",
      "Files are CSV with a header, the ticks also of another --format; .gz is read as it is."
          + " Several files of a kind are read in the order given. Any input may be left out. README.md lists the columns, docs/settings.md"
          + " the settings.",
      "",
      "Example:",
      "  tidemark replay --ticks ticks.csv.gz --trades trades.csv.gz --out results",
      "  tidemark replay --format debs2022 --set preset=debs2022 --ticks day.csv --out results"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions inputs;

  @Mixin private RulesOption rules;

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--changelog",
      description = "Also writes every version of each position and account.")
  private boolean changelog;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the results go; it is made, and must be empty.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    ReplayRequest request =
        new ReplayRequest(
            inputs.files(), inputs.format(TickFormat.CSV), settings.read(rules), changelog, out);
    ReplayRunner runner =
        new ReplayRunner(request, spec.commandLine().getErr(), ProgressLine.isTerminal());
    Summary summary = runner.run();
    summary.print(spec.commandLine().getOut());
    summary.warn(spec.commandLine().getErr());
    return 0;
  }
}
