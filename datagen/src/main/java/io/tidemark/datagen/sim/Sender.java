package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends the records of some lanes when they are due, with a producer of its own. One thread runs
 * it; any may ask how far it is.
 */
final class Sender implements Runnable, Sink {
  /** Later than this after its time a record counts as overdue. */
  private static final long TOLERANCE_NANOS = 100_000_000L;

  private static final long LONGEST_PARK_NANOS = 5_000_000L;

  private final List<Lane> lanes;
  private final Producer<byte[], byte[]> producer;
  private final Tally tally;
  private final Intended intended;
  private final Map<Topic, String> names = new EnumMap<>(Topic.class);
  private Pace pace;
  private long origin;
  private long wall;
  private boolean late;
  private final Behind behind = new Behind(System::nanoTime);
  private final InFlight inFlight;
  private volatile boolean stopped;

  Sender(
      List<Lane> lanes,
      Producer<byte[], byte[]> producer,
      String prefix,
      Tally tally,
      Intended intended) {
    this.lanes = lanes;
    this.producer = producer;
    this.tally = tally;
    this.intended = intended;
    inFlight = new InFlight(tally, System::nanoTime);
    for (Topic topic : Topic.values()) {
      names.put(topic, topic.name(prefix));
    }
  }

  /**
   * What it must know before it runs.
   *
   * @param start the start of the traffic by {@link System#nanoTime}
   */
  void prepare(Pace running, long start) {
    pace = running;
    origin = start;
  }

  void stop() {
    stopped = true;
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** How far behind its schedule it is. */
  Behind behind() {
    return behind;
  }

  /** For how long its oldest record has waited for the brokers, in nanoseconds. */
  long oldestUnacked() {
    return inFlight.oldest();
  }

  @Override
  public void run() {
    try {
      while (!stopped && !tally.failed()) {
        Lane next = next();
        boolean backlog = next.backlog();
        double due = next.due();
        if (!waited(due, backlog)) {
          return;
        }
        wall = pace.wallMicros(due);
        late = !backlog && behind.last() > TOLERANCE_NANOS;
        next.emit(pace.eventMicros(next.next(), due), wall, this);
        tally.steps.increment();
      }
    } catch (RuntimeException e) {
      tally.fail(e);
    } catch (Error e) {
      tally.fail(new IllegalStateException(e.toString(), e)); // or it would look like the end
      throw e;
    } finally {
      behind.idle();
    }
  }

  /**
   * The lane whose turn it is. What comes back with a backlog is as much as there is, so that it
   * yields to what is live: that leaves on time.
   */
  private Lane next() {
    Lane first = lanes.get(0);
    Lane live = null;
    for (Lane lane : lanes) {
      if (lane.due() < first.due() || (lane.due() == first.due() && lane.next() < first.next())) {
        first = lane;
      }
      if (!lane.backlog() && (live == null || lane.due() < live.due())) {
        live = lane;
      }
    }
    if (first.backlog() && live != null && origin + pace.wall(live.due()) <= System.nanoTime()) {
      return live;
    }
    return first;
  }

  /** Waits until what is due leaves; false if it ends before. */
  private boolean waited(double due, boolean backlog) {
    while (true) {
      double at = pace.wall(due);
      if (at >= pace.end()) {
        return false;
      }
      long moment = origin + (long) at;
      if (backlog) {
        behind.idle();
      } else {
        behind.due(moment);
      }
      long left = moment - System.nanoTime();
      if (left <= 0) {
        if (!backlog) {
          behind.left(-left);
        }
        return true;
      }
      if (stopped || tally.failed()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(left, LONGEST_PARK_NANOS));
    }
  }

  @Override
  public void send(Topic topic, byte[] key, byte[] value, long ts, int marks) {
    if (marks != 0) {
      tally.marks(marks);
      if (Fault.DISORDERED.in(marks) || Fault.LATE.in(marks)) {
        intended.remember(key, ts, wall);
      }
    }
    if (late) {
      tally.overdue.increment();
    }
    tally.sent.increment();
    if (topic == Topic.TICKS) {
      tally.sentTicks.increment();
    }
    Future<?> unused =
        producer.send(new ProducerRecord<>(names.get(topic), key, value), inFlight.leaves(topic));
  }

  @Override
  public void silenced(int records) {
    tally.silenced(records);
  }
}
