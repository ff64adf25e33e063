package io.tidemark.desk;

import io.tidemark.desk.live.Figures;
import io.tidemark.desk.live.GroupOffsets;
import io.tidemark.desk.live.JobFailed;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.Lag;
import io.tidemark.desk.live.LiveSummary;
import io.tidemark.desk.live.OutputReader;
import io.tidemark.desk.live.Seen;
import io.tidemark.job.Settings;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gathers the figures of a demo, at most once a second, and shows them. */
final class DemoView implements WorkOff.Watch, AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final DemoOptions options;
  private final Traffic traffic;
  private final Map<JobKind, JobWatch> watches = new EnumMap<>(JobKind.class);
  private final Map<JobKind, GroupOffsets> groups = new EnumMap<>(JobKind.class);
  private final Screen screen;
  private final OutputReader outputs;
  private final Closers closers = new Closers();
  private final long began = System.nanoTime();
  private final JobWatch trading;
  private long lookedAt = began - EVERY_NANOS;
  private long sent;
  private long seen;

  DemoView(
      Settings settings,
      DemoOptions options,
      Traffic traffic,
      JobWatch trading,
      JobWatch load,
      Screen screen) {
    this.options = options;
    this.traffic = traffic;
    this.trading = trading;
    this.screen = screen;
    watches.put(JobKind.TRADING, trading);
    watches.put(JobKind.LOAD, load);
    for (JobKind kind : JobKind.values()) {
      groups.put(kind, closers.add(new GroupOffsets(settings, kind)));
    }
    this.outputs = closers.add(OutputReader.start(settings));
  }

  /** Seconds since the traffic began. */
  long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }

  @Override
  public void tradingEnds() {
    watches.remove(JobKind.TRADING);
  }

  /**
   * Shows how it goes, unless it did so within this second.
   *
   * @throws JobFailed if a job cannot go on
   */
  @Override
  public void look(String phase) throws JobFailed, InterruptedException, IOException {
    long now = System.nanoTime();
    if (now - lookedAt < EVERY_NANOS) {
      return;
    }
    double seconds = Math.max(1e-3, (now - lookedAt) / 1e9);
    lookedAt = now;
    for (JobWatch watch : watches.values()) {
      watch.look();
    }
    traffic.check();
    Seen out = outputs.seen();
    long in = traffic.sent();
    Figures figures =
        new Figures(
            phase,
            seconds(),
            options.seconds(),
            in,
            (in - sent) / seconds,
            (out.all() - seen) / seconds,
            lag(JobKind.TRADING),
            lag(JobKind.LOAD),
            out,
            trading.checkpoints(),
            watches.values().stream().mapToLong(JobWatch::restarts).sum());
    sent = in;
    seen = out.all();
    screen.show(
        LiveSummary.block(figures, screen.width(), screen.height()), LiveSummary.plain(figures));
  }

  /** Shows what the verifier does. */
  void verifying(String line) {
    screen.show(List.of("verifying: " + line), "verifying: " + line);
  }

  private Lag lag(JobKind kind) throws InterruptedException {
    try {
      return groups.get(kind).lag();
    } catch (ExecutionException | TimeoutException e) {
      // A busy broker; the next look may find it at leisure.
      return Lag.NONE;
    }
  }

  @Override
  public void close() {
    closers.close();
  }
}
