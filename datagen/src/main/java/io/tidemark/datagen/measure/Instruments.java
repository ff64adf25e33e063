package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The instruments of a load test: they watch the outputs, the database, the jobs, the machine and
 * this process from their start until they are closed. What they watch may go away at any time:
 * that is noted once, and what was measured until then stays.
 */
public final class Instruments implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  private final InstrumentsOptions options;
  private final Outputs outputs = new Outputs();
  private final OutputRows rows;
  private final CpuMeter cpu;
  private final MemoryMeter memory = new MemoryMeter();
  private final FlinkProbe flink;
  private final LagProbe lag;
  private final EverySecond second;
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final long origin;
  private long marked;
  private long ticksBefore;

  private Instruments(InstrumentsOptions options) {
    this.options = options;
    origin = System.nanoTime() + untilOrigin(options).toNanos();
    SignalSamples samples = new SignalSamples(options.database() != null);
    rows = new OutputRows(options, outputs, samples);
    cpu = new CpuMeter(new SystemCpu(options.databasePid()));
    // The only one that may fail: without the ends of the outputs there is nothing to measure
    parts.add(OutputProbe.start(options, rows, trouble("outputs")));
    parts.add(HiccupMeter.start(outputs.of(Outputs.HICCUPS)));
    if (options.database() != null) {
      // Each of the two tells of its first: one must not hide the other
      Trouble gone = trouble("database");
      parts.add(PostgresProbe.start(options, outputs, samples, gone, trouble("database")));
    }
    lag = add(options.jobs().isEmpty() ? null : LagProbe.start(options, trouble("lag")));
    flink = add(options.rest() == null ? null : FlinkProbe.start(options, trouble("Flink")));
    second = new EverySecond(options.sender(), outputs, cpu, memory, flink, lag, rows);
    second.look((System.nanoTime() - origin) / NANOS);
    marked = System.nanoTime();
    ticksBefore = options.sender().ticksSent().getAsLong();
    parts.add(Loop.start("seconds", trouble("timeline"), this::everySecond));
  }

  /**
   * Begins to measure: rows that are written from now on are seen.
   *
   * @throws IllegalStateException one line, if the brokers do not tell the ends of the outputs
   */
  public static Instruments start(InstrumentsOptions options) {
    return new Instruments(options);
  }

  private static Duration untilOrigin(InstrumentsOptions options) {
    return options.origin() == null
        ? Duration.ZERO
        : Duration.between(Instant.now(), options.origin());
  }

  private Trouble trouble(String instrument) {
    Trouble trouble = new Trouble(instrument, origin);
    troubles.add(trouble);
    return trouble;
  }

  private <T extends AutoCloseable> T add(T part) {
    if (part != null) {
      parts.add(part);
    }
    return part;
  }

  /** At whole seconds, so that rows of one run stand beside those of another. */
  private Duration everySecond() {
    second.look((System.nanoTime() - origin) / NANOS);
    long next = (long) NANOS - Math.floorMod(System.nanoTime() - origin, (long) NANOS);
    return Duration.ofNanos(next);
  }

  /**
   * Forgets what was measured until now, but for the timeline. Rows whose input was due before now
   * no longer count for latencies: they belong to what is forgotten.
   */
  public synchronized void mark() {
    outputs.mark(Clock.micros());
    rows.mark();
    cpu.mark();
    memory.mark();
    if (flink != null) {
      flink.mark();
    }
    if (lag != null) {
      lag.mark();
    }
    marked = System.nanoTime();
    ticksBefore = options.sender().ticksSent().getAsLong();
  }

  /**
   * Ends what counts for latencies, until the next mark: rows whose input is due from now on do
   * not, those still on their way do. All else goes on.
   */
  public synchronized void cut() {
    outputs.cut(Clock.micros());
  }

  /** The trading job's lag alone, which costs nothing to ask for. */
  public Lag lag() {
    return lag(WatchedJob.TRADING).orElse(Lag.NONE);
  }

  private Optional<Lag> lag(String job) {
    return lag == null ? Optional.empty() : lag.lag(job);
  }

  /** What was measured since the last mark. It is made anew each time: not for a tight loop. */
  public synchronized Measured snapshot() {
    return new Measured(
        (System.nanoTime() - marked) / NANOS,
        outputs.latency(),
        resources(),
        second.timeline(),
        lag(),
        lag(WatchedJob.LOAD).orElse(null),
        rows.letters(),
        outputs.rows(),
        troubles());
  }

  private LoadReport.Resources resources() {
    Map<String, Double> seconds = cpu.seconds();
    long ticks = options.sender().ticksSent().getAsLong() - ticksBefore;
    double job = seconds.getOrDefault(ThreadGroups.JOB, 0.0);
    Lag behind = lag();
    Distribution none = Distribution.ofMicros(new org.HdrHistogram.Histogram(1));
    return new LoadReport.Resources(
        seconds,
        ticks <= 0 ? 0 : job / ticks * MICROS,
        memory.heapMax(),
        memory.rssMax(),
        flink == null ? 0 : flink.checkpoints(CheckpointMeter::stateBytes),
        options.symbols(),
        options.accounts(),
        flink == null ? 0 : flink.intervalMillis(),
        flink == null ? 0 : flink.checkpoints(CheckpointMeter::completed),
        flink == null ? 0 : flink.checkpoints(CheckpointMeter::failed),
        flink == null ? none : flink.checkpoints(CheckpointMeter::millis),
        flink == null ? 0 : flink.checkpoints(CheckpointMeter::bytesMax),
        flink == null ? 0 : flink.restarts(),
        behind.max(),
        behind.now(),
        flink == null ? List.of() : flink.subtasks(),
        outputs.rows(),
        flink == null ? null : flink.checkpoints(CheckpointMeter::stateBytesBefore));
  }

  private List<LoadReport.Incident> troubles() {
    return troubles.stream().map(Trouble::first).flatMap(Optional::stream).toList();
  }

  /** Ends all threads. What was measured can still be asked for. */
  @Override
  public void close() {
    for (int i = parts.size() - 1; i >= 0; i--) {
      try {
        parts.get(i).close();
      } catch (Exception e) {
        // It is on its way out, and the others must end too.
      }
    }
  }
}
