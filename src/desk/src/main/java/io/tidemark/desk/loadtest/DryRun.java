package io.tidemark.desk.loadtest;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.sim.Generator;
import io.tidemark.datagen.sim.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How fast one core makes a scenario's stream. */
final class DryRun {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long NANOS = TimeUnit.SECONDS.toNanos(5);

  private DryRun() {}

  /** Makes it, bytes included, for a few seconds, and says how fast that went. */
  static String line(Scenario scenario) {
    Generator generator =
        new Generator(scenario.market(), Instant.now(), WireFormat.singleObject(), "");
    ticks(generator, System.nanoTime() + WARM_UP_NANOS);
    long began = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    long ticks = ticks(generator, System.nanoTime() + NANOS);
    long ended = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    double seconds = Math.max(1e-3, (ended - began) / 1e9);
    return String.format(
        Locale.ROOT,
        "%s: one core makes %,.0f ticks a second with all that comes with them, encoded (%,d in"
            + " %.1f s of CPU time, garbage collection included)",
        scenario.name(),
        ticks / seconds,
        ticks,
        seconds);
  }

  private static long ticks(Generator generator, long until) {
    long ticks = 0;
    while (System.nanoTime() < until) {
      for (Message message : generator.next().messages()) {
        ticks += message.topic() == Topic.TICKS ? 1 : 0;
      }
    }
    return ticks;
  }
}
