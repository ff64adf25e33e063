package io.tidemark.desk;

import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.live.StopSignal;
import io.tidemark.engine.num.Intervals;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.rules.RuleFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Shows everything on this machine: a Kafka broker, a PostgreSQL server, the jobs, and a"
          + " simulated market that feeds them.",
      "At the end every position and account is recomputed and compared."
    },
    footer = {
      "",
      "All of it is on loopback and free ports, in a temporary folder that goes with it.",
      "Exit code 0: all agrees; 1: something does not."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final long PLAIN_SECONDS = 5;
  private static final Set<String> ENDLESS = Set.of("0", "forever", "endless", "none");
  private static final String MOST = "7d";

  @Spec private CommandSpec spec;

  @Option(
      names = "--duration",
      defaultValue = "60s",
      paramLabel = "TIME",
      description = "How long the market runs (${DEFAULT-VALUE}); 0 or forever: until Ctrl-C.")
  private String duration;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Records a second (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the market's randomness (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--symbols",
      defaultValue = "200",
      paramLabel = "N",
      description = "Symbols of the market (${DEFAULT-VALUE}).")
  private int symbols;

  @Option(
      names = "--accounts",
      defaultValue = "100",
      paramLabel = "N",
      description = "Accounts that trade (${DEFAULT-VALUE}).")
  private int accounts;

  @Mixin private RulesOption rules;

  @Override
  public Integer call() throws Exception {
    RuleFiles.load(Settings.of(rules.settings())); // before anything is started
    DemoOptions options =
        new DemoOptions(
            seconds(duration),
            atLeast("--rate", rate, 1, 1_000_000),
            seed,
            atLeast("--symbols", symbols, 1, 100_000),
            atLeast("--accounts", accounts, 2, 1_000_000),
            rules.settings());
    Screen screen = Screen.of(spec.commandLine().getErr(), PLAIN_SECONDS);
    try (StopSignal signal = StopSignal.watch()) {
      Demo demo = new Demo(options, spec.commandLine().getOut(), screen);
      Report report;
      try {
        report = demo.run();
        // Told before the servers end, so that it is the end of what a person waits for.
        screen.clear();
        verdict(report);
      } finally {
        signal.shield();
        screen.clear();
        demo.close();
        if (StopSignal.happened()) {
          screen.say("tidemark: demo stopped; nothing of it is left");
          LogFile.discard();
        }
      }
      LogFile.discard();
      return report.ok() ? 0 : DIFFERENT;
    }
  }

  private void verdict(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (report.ok()) {
      report.text().lines().filter(line -> !line.startsWith("note: ")).forEach(out::println);
      if (!rules.settings().isEmpty()) {
        out.println("Signals are not recomputed, since the rules are not the shipped ones.");
      }
      out.println("Verified: topics and database hold what the inputs make.");
    } else {
      report.differences().forEach((where, n) -> out.printf("%-22s %,d different%n", where, n));
      first(report.details()).forEach(out::println);
      out.println("Not verified: topics or database differ from what the inputs make.");
    }
    out.flush();
  }

  /** The first difference with the lines that belong to it. */
  private static List<String> first(List<String> details) {
    int end = 1;
    while (end < details.size() && details.get(end).startsWith(" ")) {
      end++;
    }
    return details.subList(0, Math.min(end, details.size()));
  }

  /** Seconds of market; 0 for no end. */
  private static long seconds(String text) {
    if (ENDLESS.contains(text)) {
      return 0;
    }
    long micros;
    try {
      micros = Intervals.parse(text);
    } catch (IllegalArgumentException e) {
      micros = 0;
    }
    long seconds = TimeUnit.MICROSECONDS.toSeconds(micros);
    if (seconds < 1 || micros > Intervals.parse(MOST)) {
      throw new UserException(
          "--duration "
              + text
              + ": not a length of time such as 60s or 5m, up to "
              + MOST
              + ", nor 0 or forever");
    }
    return seconds;
  }

  private static int atLeast(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UserException(option + " " + value + ": not from " + least + " to " + most);
    }
    return value;
  }
}
