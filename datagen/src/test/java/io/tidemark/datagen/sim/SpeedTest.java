package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One thread makes far more ticks than any system here takes. */
final class SpeedTest {
  private static final int WARM_UP = 1_000_000;
  private static final int MEASURED = 3_000_000;

  /** Counts what it gets. */
  private static final class Counter implements Sink {
    private long ticks;
    private long bytes;

    @Override
    public void send(Topic topic, byte[] key, byte[] value, long ts, int marks) {
      ticks += topic == Topic.TICKS ? 1 : 0;
      bytes += value == null ? 0 : value.length;
    }

    @Override
    public void silenced(int records) {}
  }

  @Test
  void aThreadMakesHundredsOfThousandsOfTicksASecond() {
    SimulatorOptions options =
        SimulatorOptions.builder()
            .symbols(2_000)
            .accounts(500)
            .ticksPerSecond(1_000_000)
            .skew(Skew.measured())
            .build();
    Stream stream = new Stream(options, Instant.parse("2026-03-02T08:00:00Z"));
    stream.run(WARM_UP, new Counter());
    Counter counter = new Counter();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long before = System.nanoTime();
    long usedBefore = thread.getCurrentThreadCpuTime();
    stream.run(MEASURED, counter);
    double seconds = (System.nanoTime() - before) / 1e9;
    double used = (thread.getCurrentThreadCpuTime() - usedBefore) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%.2f M ticks/s with all that comes with them, %.2f M for a second of CPU, %.0f MB/s%n",
        counter.ticks / seconds / 1e6,
        counter.ticks / used / 1e6,
        counter.bytes / seconds / 1e6);
    assertThat(counter.ticks / seconds).isGreaterThan(300_000);
  }

  /** The lanes merged, as a sender has them. */
  private static final class Stream {
    private final List<Lane> lanes;
    private final Pace pace;

    Stream(SimulatorOptions options, Instant start) {
      Universe universe = new Universe(options);
      Schedule schedule = new Schedule(options, universe);
      lanes = Generator.lanes(options, universe, schedule, WireFormat.singleObject(), "");
      pace = new Pace(options, start);
    }

    void run(int steps, Sink sink) {
      for (int step = 0; step < steps; step++) {
        Lane next = Generator.first(lanes);
        double due = next.due();
        next.emit(pace.eventMicros(next.next(), due), pace.wallMicros(due), sink);
      }
    }
  }
}
