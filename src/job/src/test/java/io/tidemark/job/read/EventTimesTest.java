package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.Tick;
import io.tidemark.job.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

final class EventTimesTest {
  private final List<Long> emitted = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          throw new AssertionError("a file is never idle");
        }

        @Override
        public void markActive() {}
      };

  private static Parsed<Tick> at(long ts) {
    return Parsed.live(0, 2, new Tick(), ts, null);
  }

  private long watermark(EventTimes.Generator<Tick> generator) {
    generator.onPeriodicEmit(output);
    return emitted.get(emitted.size() - 1);
  }

  @Test
  void stays_one_below_the_oldest_that_is_not_late() {
    EventTimes.Generator<Tick> generator = new EventTimes.Generator<>(1_000_000);
    generator.onPeriodicEmit(output);
    assertThat(emitted).isEmpty();
    generator.onEvent(at(5_000_000), 5000, output);
    assertThat(watermark(generator)).isEqualTo(3999);
    generator.onEvent(at(5_000_999), 5000, output);
    assertThat(watermark(generator)).isEqualTo(3999);
    generator.onEvent(at(5_001_000), 5001, output);
    assertThat(watermark(generator)).isEqualTo(4000);
    generator.onEvent(at(1_000_000), 1000, output);
    assertThat(watermark(generator)).isEqualTo(4000);
  }

  @Test
  void never_passes_an_event_that_is_not_late() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (long bound : new long[] {0, 1, 999, 1000, 1500, 1_000_000}) {
      EventTimes.Generator<Tick> generator = new EventTimes.Generator<>(bound);
      long newest = Long.MIN_VALUE;
      for (int i = 0; i < 2000; i++) {
        long ts = random.nextLong(-20_000, 20_000);
        boolean late = newest != Long.MIN_VALUE && ts < newest - bound;
        if (!late && newest != Long.MIN_VALUE) {
          assertThat(watermark(generator))
              .as("seed %d, bound %d, event %d", seed, bound, i)
              .isLessThan(Math.floorDiv(ts, 1000));
        }
        newest = Math.max(newest, ts);
        generator.onEvent(at(ts), 0, output);
      }
    }
  }

  @Test
  void dead_records_move_nothing() {
    EventTimes.Generator<Tick> generator = new EventTimes.Generator<>(0);
    generator.onEvent(Parsed.dead(0, 2, new Rejected(Reason.MALFORMED, "x"), "x"), 0, output);
    generator.onPeriodicEmit(output);
    assertThat(emitted).isEmpty();
  }

  @Test
  void timestamps_are_floored_to_milliseconds() {
    TimestampAssigner<Parsed<Tick>> assigner =
        EventTimes.<Tick>of(Settings.of(Map.of())).createTimestampAssigner(() -> null);
    assertThat(assigner.extractTimestamp(at(1999), 0)).isEqualTo(1);
    assertThat(assigner.extractTimestamp(at(-1), 0)).isEqualTo(-1);
  }

  @Test
  void splits_of_topics_go_idle_and_stay_in_the_group() {
    Settings settings = Settings.of(Map.of("watermark.idle", "5s"));
    WatermarkStrategy<Parsed<Tick>> live = EventTimes.live(settings);
    assertThat(live.getAlignmentParameters().getWatermarkGroup())
        .isEqualTo(EventTimes.ALIGNMENT_GROUP);
    ManualClock clock = new ManualClock(1_000_000_000);
    WatermarkGenerator<Parsed<Tick>> generator =
        live.createWatermarkGenerator(
            new WatermarkGeneratorSupplier.Context() {
              @Override
              public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
              }

              @Override
              public RelativeClock getInputActivityClock() {
                return clock;
              }
            });
    List<String> said = new ArrayList<>();
    WatermarkOutput recorder =
        new WatermarkOutput() {
          @Override
          public void emitWatermark(Watermark watermark) {
            said.add("" + watermark.getTimestamp());
          }

          @Override
          public void markIdle() {
            said.add("idle");
          }

          @Override
          public void markActive() {
            said.add("active");
          }
        };
    generator.onEvent(at(5_000_000), 5000, recorder);
    generator.onPeriodicEmit(recorder);
    generator.onPeriodicEmit(recorder);
    clock.advanceTime(Duration.ofMillis(5_001));
    generator.onPeriodicEmit(recorder);
    assertThat(said).containsExactly("3999", "3999", "idle");
    generator.onEvent(at(6_000_000), 6000, recorder);
    generator.onPeriodicEmit(recorder);
    assertThat(said).endsWith("4999");
  }
}
