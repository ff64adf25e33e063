package io.tidemark.job.read;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Timestamps and watermarks of what is read. With M the newest event time read and B the bound, an
 * event that is not late has ts ≥ M − B, so Flink's time (ms) of all that is still to come is at
 * least floor((M − B) ÷ 1000), and the watermark is one below that. Records without an event move
 * nothing.
 */
public final class EventTimes {
  /** The group in which all sources of events keep together. */
  public static final String ALIGNMENT_GROUP = "tidemark";

  private static final long MICROS_PER_MILLI = 1000;

  private EventTimes() {}

  /** For events that are alone: there is no other source of events that they could run ahead of. */
  public static <T> WatermarkStrategy<Parsed<T>> alone(Settings settings) {
    long bound = settings.get(Keys.OUT_OF_ORDERNESS);
    return WatermarkStrategy.<Parsed<T>>forGenerator(context -> new Generator<>(bound))
        .withTimestampAssigner((record, before) -> timestamp(record));
  }

  /** For events: ticks, trades, cash. */
  public static <T> WatermarkStrategy<Parsed<T>> of(Settings settings) {
    return EventTimes.<T>alone(settings)
        .withWatermarkAlignment(
            ALIGNMENT_GROUP,
            Duration.of(settings.get(Keys.MAX_DRIFT), ChronoUnit.MICROS),
            Duration.of(settings.get(Keys.ALIGNMENT_INTERVAL), ChronoUnit.MICROS));
  }

  /**
   * For events of topics, by split: as in a replay, but a split that is silent for {@code
   * watermark.idle} holds up nobody. What happens after {@code watermark.quiet} is the reader's
   * business, since only a subtask whose splits are all silent has a say in it.
   */
  public static <T> WatermarkStrategy<Parsed<T>> live(Settings settings) {
    return EventTimes.<T>of(settings)
        .withIdleness(Duration.of(settings.get(Keys.IDLE), ChronoUnit.MICROS));
  }

  /** For reference data: no watermark before its end. */
  public static <T> WatermarkStrategy<Parsed<T>> none() {
    return WatermarkStrategy.<Parsed<T>>noWatermarks()
        .withTimestampAssigner((record, before) -> timestamp(record));
  }

  /** Flink's time of a record, ms; of one without an event the lowest there is. */
  private static <T> long timestamp(Parsed<T> record) {
    return record.isLive() ? Math.floorDiv(record.ts, MICROS_PER_MILLI) : Long.MIN_VALUE;
  }

  /** The watermark after the event times seen so far. */
  static final class Generator<T> implements WatermarkGenerator<Parsed<T>> {
    private final long bound;
    private long newest = Long.MIN_VALUE;

    Generator(long bound) {
      this.bound = bound;
    }

    @Override
    public void onEvent(Parsed<T> record, long timestamp, WatermarkOutput output) {
      if (record.isLive() && record.ts > newest) {
        newest = record.ts;
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newest != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(Math.floorDiv(newest - bound, MICROS_PER_MILLI) - 1));
      }
    }
  }
}
