package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.OutputFile;
import io.tidemark.job.Keys;
import io.tidemark.job.ReplayJob;
import io.tidemark.job.read.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job over files in this JVM and turns its part files into the results. */
final class ReplayRunner {
  private static final String COUNTS = "counts";
  private static final String UNLISTED = "unlisted";

  private final ReplayRequest request;
  private final PrintWriter err;
  private final boolean terminal;

  ReplayRunner(ReplayRequest request, PrintWriter err, boolean terminal) {
    this.request = request;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Runs the replay and puts its results in place.
   *
   * @throws WrongSums if the job did not account for every record; nothing is left in place
   * @throws io.tidemark.job.UserException if an input cannot be read to its end
   */
  Summary run() throws Exception {
    Preflight.check(request);
    long began = System.nanoTime();
    long cpuBegan = cpuNanos();
    try (OutputFolder folder = OutputFolder.of(request.out());
        Interruption interruption = Interruption.watch(folder, err)) {
      folder.make();
      execute(folder, interruption);
      Map<String, Long> rows = merge(folder);
      Counts counts = Counts.read(folder.parts().resolve(COUNTS));
      check(counts, folder);
      ReplayResult result =
          new ReplayResult(
              counts,
              rows,
              unlisted(folder),
              crossovers(folder),
              System.nanoTime() - began,
              cpuNanos() - cpuBegan);
      Summary summary = new Summary(request, result);
      summary.write(folder.results());
      folder.commit();
      return summary;
    }
  }

  private void execute(OutputFolder folder, Interruption interruption) throws Exception {
    ProgressLine progress = ProgressLine.start(err, terminal, request);
    try (progress) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              request.settings().get(Keys.PARALLELISM),
              FlinkConfig.load(request.settings(), folder.temp()));
      ReplayJob.build(
          env,
          request.files(),
          request.format(),
          request.settings(),
          request.changelog(),
          org.apache.flink.core.fs.Path.fromLocalFile(folder.parts().toFile()));
      JobClient job = interruption.start(() -> env.executeAsync("tidemark replay"));
      job.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private Map<String, Long> merge(OutputFolder folder) throws IOException {
    Map<String, Long> rows = new LinkedHashMap<>();
    Merge merge = new Merge(folder.runs(), Merge.MEMORY);
    for (OutputFile file : OutputFile.values()) {
      if (wanted(file)) {
        Path target = folder.results().resolve(file.fileName());
        String header = String.join(",", file.columns());
        rows.put(file.fileName(), merge.merge(folder.parts().resolve(file.stem()), header, target));
      }
    }
    return rows;
  }

  private boolean wanted(OutputFile file) {
    if (file == OutputFile.BARS_PARTIAL) {
      return request.settings().get(Keys.BARS_PARTIAL);
    }
    return request.changelog() || !file.changelogOnly();
  }

  private void check(Counts counts, OutputFolder folder) throws IOException {
    Map<InputFile, Long> letters = new EnumMap<>(InputFile.class);
    Path file = folder.results().resolve(OutputFile.DEAD_LETTERS.fileName());
    try (LineFile lines = new LineFile(file, 1 << 16)) {
      lines.next();
      while (lines.next()) {
        letters.merge(source(lines), 1L, Long::sum);
      }
    }
    // After a restart from a checkpoint some records were read twice.
    boolean once = request.settings().get(Keys.CHECKPOINT_INTERVAL) == 0;
    List<String> faults = counts.faults(letters, input -> once ? Progress.read(input) : -1);
    if (!faults.isEmpty()) {
      throw new WrongSums(faults);
    }
  }

  /** The input that a row of the dead letters names first. */
  private static InputFile source(LineFile lines) {
    for (InputFile input : InputFile.files()) {
      byte[] name = (input.source() + ",").getBytes(StandardCharsets.UTF_8);
      boolean same = lines.to - lines.from >= name.length;
      for (int i = 0; same && i < name.length; i++) {
        same = lines.buffer[lines.from + i] == name[i];
      }
      if (same) {
        return input;
      }
    }
    throw new IllegalStateException("a dead letter names no input");
  }

  private static List<String> unlisted(OutputFolder folder) throws IOException {
    TreeSet<String> symbols = new TreeSet<>();
    for (Path part : Merge.parts(folder.parts().resolve(UNLISTED))) {
      try (Stream<String> lines = Files.lines(part, StandardCharsets.UTF_8)) {
        lines.forEach(line -> symbols.add(line.substring(0, line.indexOf('\u0001'))));
      }
    }
    return new ArrayList<>(symbols);
  }

  private Map<String, List<Map<String, String>>> crossovers(OutputFolder folder)
      throws IOException {
    return Crossovers.last(
        folder.results().resolve(OutputFile.SIGNALS.fileName()),
        request.settings().get(Keys.SUMMARY_CROSSOVERS));
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  /** The job's figures do not add up: a fault of Tidemark, and the results are not to be used. */
  static final class WrongSums extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSums(List<String> faults) {
      super(
          "the counts do not add up, so the results were thrown away: "
              + String.join("; ", faults));
    }
  }
}
