package io.tidemark.datagen.sim;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far behind its schedule a sender is, in nanoseconds: now, and at most since it was last
 * marked. One thread tells it, any may ask and mark.
 */
final class Behind {
  /** While nothing is waited for that could be late. */
  private static final long NEVER = Long.MAX_VALUE;

  private final LongSupplier nanos;
  private final AtomicLong most = new AtomicLong();
  private volatile long dueAt = NEVER;
  private volatile long last;

  /**
   * Nothing is due yet.
   *
   * @param nanos the clock, {@link System#nanoTime}
   */
  Behind(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** What is next is due at a moment, and leaves as soon as it can. */
  void due(long moment) {
    dueAt = moment;
  }

  /** What is next cannot be late. */
  void idle() {
    dueAt = NEVER;
  }

  /** What was due leaves so much later. */
  void left(long late) {
    last = late;
    if (late > most.get()) {
      most.accumulateAndGet(late, Math::max);
    }
  }

  /** Of what left last. */
  long last() {
    return last;
  }

  /** Of what is next; of what left last while nothing is waited for. */
  long now() {
    long due = dueAt;
    return due == NEVER ? last : Math.max(0, nanos.getAsLong() - due);
  }

  /** The most since the last mark, what is next included. */
  long most() {
    return Math.max(most.get(), waiting());
  }

  /**
   * Counts anew from now on: what is late now counts on both sides.
   *
   * @return the most until now
   */
  long mark() {
    return Math.max(most.getAndSet(0), waiting());
  }

  private long waiting() {
    long due = dueAt;
    return due == NEVER ? 0 : Math.max(0, nanos.getAsLong() - due);
  }
}
