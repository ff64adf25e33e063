package io.tidemark.desk;

import io.tidemark.desk.live.LiveSettings;
import io.tidemark.desk.live.StopSignal;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Runs both jobs in this process, against your Kafka and your Postgres.",
    footer = {
      "",
      "It runs until it is ended (Ctrl-C, SIGTERM), and resumes from its newest checkpoint in"
          + " state.dir when it is started again. Without one it reads the topics from their"
          + " beginning as a new ledger. docs/settings.md lists the settings.",
      "",
      "Example:",
      "  tidemark run --config job.yaml --set parallelism=2"
    })
final class RunCommand implements Callable<Integer> {
  /** Seconds between two lines where there is no terminal. */
  private static final long PLAIN_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Mixin private RulesOption rules;

  @Option(
      names = "--fresh",
      description =
          "Starts a new ledger: puts old checkpoints aside and takes a database over that another"
              + " ledger wrote.")
  private boolean fresh;

  @Option(names = "--no-load", description = "Leaves the database out: topics only.")
  private boolean noLoad;

  @Override
  public Integer call() throws Exception {
    Settings settings = LiveSettings.withCheckpoints(options.readNamed(rules));
    if (!settings.get(Keys.CHECKPOINT_DIR).isEmpty()) {
      throw new UserException(
          "checkpoint.dir is set, but run keeps its checkpoints in state.dir; leave it out");
    }
    Screen screen = Screen.of(spec.commandLine().getErr(), PLAIN_SECONDS);
    try (StopSignal signal = StopSignal.watch()) {
      Run run = new Run(settings, fresh, !noLoad, screen);
      try {
        run.run();
      } finally {
        signal.shield();
        screen.clear();
        run.close();
        if (StopSignal.happened()) {
          screen.say("tidemark: stopped; the next run resumes from the newest checkpoint");
          LogFile.discard();
        }
      }
    }
    return 0;
  }
}
