package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.LoadReport;
import io.tidemark.desk.LogFile;
import io.tidemark.desk.Screen;
import io.tidemark.desk.SettingsOptions;
import io.tidemark.desk.TopicsCheck;
import io.tidemark.desk.live.StopSignal;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Feeds the jobs a simulated market on a schedule, measures from when each record was due, and"
          + " verifies what came out.",
      "Without --config a broker, a database and the jobs are started here, for the test alone."
    },
    footer = {
      "",
      "Exit code 0: all targets are reached and all agrees; 1: something is not. docs/load.md tells"
          + " of scenarios and reports.",
      "",
      "Examples:",
      "  tidemark load --scenario smoke",
      "  tidemark load --scenario search --config job.yaml --set topics.prefix=load."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final long PLAIN_SECONDS = 10;
  private static final double MOST_TICKS = 10_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "What to play: one of --list, or a file.")
  private String scenario;

  @Option(names = "--list", description = "Lists the scenarios that are shipped, and ends.")
  private boolean list;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      description = "Prints a scenario's file, to begin one of your own with, and ends.")
  private String show;

  @Option(
      names = "--dry",
      description = "Only makes the stream, on one core, and tells how fast; sends nothing.")
  private boolean dry;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Ticks a second instead of the scenario's; of a search, the lowest.")
  private String rate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Length of the traffic instead of the scenario's; of a search, of one step.")
  private String duration;

  @Option(names = "--seed", paramLabel = "N", description = "Instead of the scenario's.")
  private String seed;

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--append",
      description = "Also writes into your topics if they hold records already.")
  private boolean append;

  @Option(
      names = "--flink",
      paramLabel = "URL",
      description = "The jobs run on the Flink cluster whose REST interface is there.")
  private URI flink;

  @Option(names = "--no-load", description = "Leaves the database out: topics only.")
  private boolean noLoad;

  @Option(names = "--no-verify", description = "Does not recompute the outputs at the end.")
  private boolean noVerify;

  @Option(
      names = "--profile",
      description = "Takes samples of what the jobs work at; they cost a few per cent.")
  private boolean profile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where report.json and report.html go; by default load-SCENARIO-TIME here.")
  private Path out;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "An earlier report.json, which the page is to compare with.")
  private Path compare;

  /** For picocli. */
  public LoadCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter print = spec.commandLine().getOut();
    if (list && show != null) {
      throw new UserException("--list and --show: give one of them");
    }
    if (list) {
      for (String name : Scenarios.names()) {
        Scenario one = Scenarios.read(name, Scenario.Overrides.NONE);
        print.printf("%-12s %s%n", name, one.about());
      }
      return 0;
    }
    if (show != null) {
      print.print(Scenarios.shipped(show));
      print.flush();
      return 0;
    }
    if (scenario == null) {
      throw new UserException("--scenario is needed: one of --list, or a file");
    }
    Scenario chosen = Scenarios.read(scenario, overrides());
    if (dry) {
      print.println(DryRun.line(chosen));
      return 0;
    }
    return load(request(chosen));
  }

  private Scenario.Overrides overrides() {
    try {
      Duration length = duration == null ? null : YamlMap.duration(duration);
      if (length != null && length.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new UserException("--duration " + duration + ": shorter than 1s");
      }
      return new Scenario.Overrides(ticks(), length, seed());
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--duration " + duration + ": not a length of time from 1s to 7d such as 60s or 5m", e);
    }
  }

  /** Read here, so that a refusal quotes what was typed. */
  private Double ticks() {
    if (rate == null) {
      return null;
    }
    boolean number = rate.matches("[0-9]{1,15}(\\.[0-9]{1,15})?");
    double ticks = number ? Double.parseDouble(rate) : 0;
    if (!(ticks >= 1 && ticks <= MOST_TICKS)) {
      throw new UserException("--rate " + rate + ": not a number from 1 to 10000000");
    }
    return ticks;
  }

  private Long seed() {
    try {
      return seed == null ? null : Long.valueOf(seed);
    } catch (NumberFormatException e) {
      throw new UserException(
          "--seed "
              + seed
              + ": not a whole number from "
              + Long.MIN_VALUE
              + " to "
              + Long.MAX_VALUE,
          e);
    }
  }

  private LoadRequest request(Scenario chosen) {
    Map<String, String> given = new HashMap<>(settings.given(chosen.settings()));
    String interval = Keys.CHECKPOINT_INTERVAL.name();
    if (given.containsKey(interval) && Settings.of(given).get(Keys.CHECKPOINT_INTERVAL) <= 0) {
      throw new UserException(
          interval + " is " + given.get(interval) + ": outputs come with checkpoints");
    }
    boolean own = settings.config().isEmpty() && !given.containsKey(Keys.KAFKA_BOOTSTRAP.name());
    if (own && (append || flink != null)) {
      throw new UserException(
          (append ? "--append" : "--flink") + " is for a Kafka of yours, which --config names");
    }
    if (flink != null && !String.valueOf(flink.getScheme()).matches("https?")) {
      throw new UserException("--flink " + flink + ": not an address that begins with http://");
    }
    boolean load = !noLoad && (own || given.containsKey(Keys.POSTGRES_URL.name()));
    if (!noVerify) {
      TopicsCheck.check(Settings.of(given));
    }
    return new LoadRequest(
        chosen, given, own, append, Optional.ofNullable(flink), load, !noVerify, profile);
  }

  private int load(LoadRequest request) throws Exception {
    Optional<LoadReport> earlier = ReportFolder.earlier(compare);
    ReportFolder folder = ReportFolder.take(out, request.scenario().name());
    Screen screen = Screen.of(spec.commandLine().getErr(), PLAIN_SECONDS);
    try (StopSignal signal = StopSignal.watch()) {
      LoadRun run = new LoadRun(request, folder, screen, signal::shield);
      LoadReport report = null;
      try {
        report = run.run();
        signal.shield();
        screen.clear();
        // First of all: it is there even if nothing more can be written.
        verdict(report, folder);
        String elsewhere = folder.write(report, earlier);
        if (!elsewhere.isEmpty()) {
          screen.say(elsewhere);
        }
        if (!request.own() && flink == null) {
          screen.say(again(request, run.ledger(), report.run().completed()));
        }
      } finally {
        signal.shield();
        screen.clear();
        run.close();
        folder.giveBack();
        if (StopSignal.happened()) {
          screen.say("tidemark: load stopped" + (report == null ? "; nothing was measured" : ""));
          LogFile.discard();
        }
      }
      boolean well = report.verdict().pass() && report.run().completed();
      if (well) {
        LogFile.discard();
      }
      return well ? 0 : FAILED;
    }
  }

  /** How to verify later what stays: the ledger's name was made for this run. */
  private String again(LoadRequest request, String ledger, boolean drained) {
    if (settings.config().isEmpty()) {
      return "the ledger of this run: ledger.id=" + ledger;
    }
    StringBuilder line = new StringBuilder("to verify it again: ./tidemark verify --config ");
    line.append(quoted(settings.config().get().toString()));
    Map<String, String> already = settings.given(Map.of());
    new TreeMap<>(request.scenario().settings())
        .forEach(
            (name, text) -> {
              if (!already.containsKey(name)) {
                line.append(" --set ").append(quoted(name + "=" + text));
              }
            });
    settings.assignments().stream()
        .filter(set -> !set.startsWith(Keys.LEDGER_ID.name() + "="))
        .forEach(set -> line.append(" --set ").append(quoted(set)));
    line.append(" --set ").append(Keys.LEDGER_ID.name()).append('=').append(ledger);
    line.append(drained ? " --drained" : "").append(request.load() ? "" : " --no-load");
    return line.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._/=:,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void verdict(LoadReport report, ReportFolder folder) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%s: %,d records in %.0f s, %,.0f ticks a second%n",
        report.scenario().name(),
        report.traffic().sent(),
        report.run().seconds(),
        report.traffic().ticksPerSecond());
    if (report.search() != null && report.search().holds() > 0) {
      print.printf(
          Locale.ROOT,
          "highest rate that held %.0f s: %s%,.0f ticks a second%s%n",
          report.search().holdSeconds(),
          report.search().ceiling() ? "at least " : "",
          report.search().holds(),
          report.search().ceiling() ? ": the search's `to` was reached" : "");
    }
    if (report.run().completed()) {
      report.targets().forEach(target -> print.println(Goal.line(target)));
    }
    if (report.verification() != null && report.verification().ok()) {
      long rows = report.verification().compared().values().stream().mapToLong(n -> n).sum();
      print.printf(Locale.ROOT, "verified: %,d rows are as recomputed%n", rows);
    }
    report.verdict().lines().stream()
        .filter(line -> !line.startsWith(Goal.FAIL))
        .forEach(print::println);
    print.println((report.verdict().pass() ? "PASS" : "FAIL") + "  " + folder.page());
    print.flush();
  }
}
