package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;

/**
 * The records of a sender that no broker has acknowledged yet, by when they were handed to the
 * producer, a tenth of a second at a time: a date for each would cost more than it tells. One
 * thread sends, any may ask.
 */
final class InFlight {
  /** What was sent within so long has one date, that of the first. */
  private static final long TOGETHER_NANOS = 100_000_000L;

  private static final class Batch {
    private final long begin;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Topic, Callback> callbacks = new EnumMap<>(Topic.class);

    Batch(long begin) {
      this.begin = begin;
    }

    Callback of(Topic topic, Tally tally) {
      return callbacks.computeIfAbsent(
          topic,
          each -> {
            Callback counts = tally.of(each);
            return (taken, e) -> {
              counts.onCompletion(taken, e);
              open.decrementAndGet();
            };
          });
    }
  }

  private final Tally tally;
  private final LongSupplier nanos;
  private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
  private Batch current;

  /**
   * None yet.
   *
   * @param tally is told what became of each record
   * @param nanos the clock, {@link System#nanoTime}
   */
  InFlight(Tally tally, LongSupplier nanos) {
    this.tally = tally;
    this.nanos = nanos;
  }

  /** A record leaves; what is returned must be told what became of it. */
  Callback leaves(Topic topic) {
    long now = nanos.getAsLong();
    if (current == null || now - current.begin >= TOGETHER_NANOS) {
      while (!batches.isEmpty() && batches.peek().open.get() == 0) {
        batches.remove();
      }
      current = new Batch(now);
      batches.add(current);
    }
    current.open.incrementAndGet();
    return current.of(topic, tally);
  }

  /**
   * For how long the oldest record has waited, in nanoseconds, up to 0.1 s too long; 0 if none
   * does.
   */
  long oldest() {
    for (Batch batch : batches) {
      if (batch.open.get() > 0) {
        return Math.max(0, nanos.getAsLong() - batch.begin);
      }
    }
    return 0;
  }
}
