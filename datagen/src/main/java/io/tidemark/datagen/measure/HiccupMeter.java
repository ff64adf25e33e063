package io.tidemark.datagen.measure;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long this machine keeps a thread from running that does nothing but sleep for 1 ms: what it
 * sleeps longer than that, nobody in this process could have done better. A pause stands for all
 * the looks that it swallowed.
 */
final class HiccupMeter implements AutoCloseable {
  static final long EVERY_MICROS = 1_000;
  private static final long EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(EVERY_MICROS);

  private final LatencyMeter meter;
  private final LongSupplier nanos;
  private final Sleep sleep;
  private final Thread thread = new Thread(this::run, "measure-hiccups");
  private volatile boolean closed;

  /** Sleeps. */
  @FunctionalInterface
  interface Sleep {
    /** Sleeps for about so long. */
    void nanos(long nanos) throws InterruptedException;
  }

  HiccupMeter(LatencyMeter meter, LongSupplier nanos, Sleep sleep) {
    this.meter = meter;
    this.nanos = nanos;
    this.sleep = sleep;
  }

  static HiccupMeter start(LatencyMeter meter) {
    HiccupMeter hiccups = new HiccupMeter(meter, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    hiccups.thread.setDaemon(true);
    hiccups.thread.start();
    return hiccups;
  }

  private void run() {
    try {
      while (!closed) {
        once();
      }
    } catch (InterruptedException e) {
      // The end.
    }
  }

  /** Sleeps once and measures how much too long. */
  void once() throws InterruptedException {
    long begin = nanos.getAsLong();
    sleep.nanos(EVERY_NANOS);
    long excess = nanos.getAsLong() - begin - EVERY_NANOS;
    meter.pause(TimeUnit.NANOSECONDS.toMicros(Math.max(0, excess)), EVERY_MICROS);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
