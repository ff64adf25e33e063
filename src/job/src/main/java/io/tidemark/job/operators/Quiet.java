package io.tidemark.job.operators;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Lets time go on where records do not: after a silence of {@code quiet} the watermark is so far
 * behind the wall clock, so that the last windows close. A silence is what the source reports as
 * idleness: Flink does not count the time in which it could not read, for back-pressure or
 * alignment.
 */
final class Quiet {
  /** Sends a watermark although the output is idle. */
  interface Sender {
    void send(Watermark mark) throws Exception;
  }

  private static final long MAX_PERIOD = 1000;
  private static final long MIN_PERIOD = 50;

  private final ProcessingTimeService clock;
  private final long afterIdle;
  private final long quiet;
  private final long period;
  private final Sender sender;

  private boolean idle;
  private boolean recordSeen;
  private long from;
  private long sent = Long.MIN_VALUE;

  /** Starts to watch; {@code idle} and {@code quiet} are in µs. */
  Quiet(ProcessingTimeService clock, long idle, long quiet, Sender sender) {
    this.clock = clock;
    this.quiet = Duration.of(quiet, ChronoUnit.MICROS).toMillis();
    this.afterIdle = Math.max(0, this.quiet - Duration.of(idle, ChronoUnit.MICROS).toMillis());
    this.period = Math.max(MIN_PERIOD, Math.min(MAX_PERIOD, this.quiet / 10));
    this.sender = sender;
    schedule();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a timer that fails, fails the task
  private void schedule() {
    clock.registerTimer(clock.getCurrentProcessingTime() + period, this::check);
  }

  void onRecord() {
    recordSeen = true;
  }

  void onStatus(WatermarkStatus status) {
    idle = status.isIdle();
    recordSeen = false;
    from = clock.getCurrentProcessingTime() + afterIdle;
  }

  /** Whether a watermark of the source goes on; an older one than what was sent does not. */
  boolean passes(Watermark mark) {
    return mark.getTimestamp() > sent;
  }

  private void check(long timer) throws Exception {
    long now = clock.getCurrentProcessingTime();
    if (recordSeen) { // and the source may have stayed idle, if it moved no watermark
      recordSeen = false;
      from = now + quiet;
    } else if (idle && now >= from && now - quiet > sent) {
      sent = now - quiet;
      sender.send(new Watermark(sent));
    }
    schedule();
  }
}
