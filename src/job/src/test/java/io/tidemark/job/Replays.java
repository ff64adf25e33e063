package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.read.TickFormat;
import io.tidemark.job.sink.FileOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs replays in small clusters and collects what they wrote. */
final class Replays {
  private Replays() {}

  /** An environment with its own small cluster, which restarts a failed job at once. */
  static StreamExecutionEnvironment cluster(Configuration more) {
    Configuration config = new Configuration(more);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    // The default scheduler keeps the coordinators of sources through a restart, and they go on
    // sending alignment events to sources that had ended before the checkpoint. Flink's finished
    // operators refuse these, and the job fails again until it runs out of attempts.
    config.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Adaptive);
    return StreamExecutionEnvironment.createLocalEnvironment(1, config);
  }

  /** The replay as it is, but for faults before and behind it. */
  static void build(
      StreamExecutionEnvironment env,
      Map<InputFile, List<String>> files,
      Settings settings,
      Path parts) {
    build(env, files, TickFormat.CSV, settings, parts);
  }

  /** The same, of ticks in any format. */
  static void build(
      StreamExecutionEnvironment env,
      Map<InputFile, List<String>> files,
      TickFormat format,
      Settings settings,
      Path parts) {
    JobOptions.apply(env, settings);
    Topology.Inputs in = ReplayJob.inputs(env, files, format, settings);
    Topology.Inputs faulty =
        new Topology.Inputs(
            Faults.through(in.ticks(), "ticks", true),
            Faults.through(in.trades(), "trades", false),
            Faults.through(in.cash(), "cash", false),
            Faults.through(in.instruments(), "instruments", false),
            Faults.through(in.accounts(), "accounts", false),
            Faults.through(in.limits(), "limits", false),
            null);
    FileOutputs out = new FileOutputs(new org.apache.flink.core.fs.Path(parts.toUri()), files);
    Topology.build(faulty, new FaultyOutputs(out), settings, Topology.Run.replay(true));
    out.attach();
  }

  /**
   * The lines below each folder of parts, sorted; counts are summed and symbols listed once, since
   * how these two are split among the lines is open.
   */
  static TreeMap<String, List<String>> results(Path parts) throws IOException {
    TreeMap<String, List<String>> results = new TreeMap<>();
    try (Stream<Path> folders = Files.list(parts)) {
      for (Path folder : folders.toList()) {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            if (!file.getFileName().toString().startsWith(".")) {
              lines.addAll(Files.readAllLines(file));
            }
          }
        }
        lines.sort(null);
        results.put(folder.getFileName().toString(), lines);
      }
    }
    results.computeIfPresent("counts", (name, lines) -> summed(lines));
    results.computeIfPresent("unlisted", (name, lines) -> List.copyOf(new TreeSet<>(lines)));
    return results;
  }

  private static List<String> summed(List<String> lines) {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (String line : lines) {
      int cut = line.lastIndexOf(',');
      sums.merge(
          line.substring(0, cut).strip(), Long.parseLong(line.substring(cut + 1)), Long::sum);
    }
    return sums.entrySet().stream().map(sum -> sum.getKey() + "=" + sum.getValue()).toList();
  }
}
