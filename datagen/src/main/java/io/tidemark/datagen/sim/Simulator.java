package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes a market's events to Kafka by the clock: an event leaves when it is due, whether or not
 * those before it have arrived. What cannot be kept up with is sent as fast as may be, and counted.
 * A failure to write ends it, and is thrown by whoever waits for its end.
 */
public final class Simulator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final SimulatorOptions options;
  private final WireFormat format;
  private final String prefix;
  private final Universe universe;
  private final Schedule schedule;
  private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Sender> senders = new ArrayList<>();
  private final Tally tally = new Tally();
  private final Intended intended;
  private Pace pace;
  private Double firstPace;
  private long origin;
  private volatile long stoppedAt = Long.MAX_VALUE;

  /**
   * A simulator.
   *
   * @param producer how to reach the brokers; may also set the producer's other properties
   * @param prefix of the topics' names, may be ""
   */
  public Simulator(
      SimulatorOptions options, Properties producer, String prefix, WireFormat format) {
    this.options = options;
    this.format = format;
    this.prefix = prefix;
    universe = new Universe(options);
    schedule = new Schedule(options, universe);
    intended = new Intended(options, universe, schedule);
    for (int i = 0; i < Math.min(options.threads(), universe.lanes()); i++) {
      producers.add(Producers.of(producer, i));
    }
  }

  /** Writes the rows of all instruments, accounts and limits, and waits until they are kept. */
  public void reference() {
    KafkaProducer<byte[], byte[]> producer = producers.get(0);
    for (Message row : Generator.reference(options, universe, format, prefix)) {
      Future<?> unused =
          producer.send(
              new ProducerRecord<>(row.topic().name(prefix), row.key(), row.value()),
              tally.of(row.topic()));
    }
    producer.flush();
    check();
  }

  /**
   * Publishes in threads of its own.
   *
   * @param start of the traffic; if it is past, the events since then leave at once
   * @throws IllegalArgumentException one line, if event time would pass the present
   * @throws java.io.UncheckedIOException if a registry is needed and cannot be asked
   */
  public synchronized void start(Instant start) {
    if (pace != null) {
      throw new IllegalStateException("a simulator starts once");
    }
    options.check(start);
    List<Lane> lanes = Generator.lanes(options, universe, schedule, format, prefix);
    Pace running = new Pace(options, start);
    if (firstPace != null) {
      running.change(firstPace, 0);
    }
    origin = System.nanoTime() + Duration.between(Instant.now(), start).toNanos();
    intended.begin(running);
    pace = running;
    for (int i = 0; i < producers.size(); i++) {
      List<Lane> own = new ArrayList<>();
      for (int lane = i; lane < lanes.size(); lane += producers.size()) {
        own.add(lanes.get(lane));
      }
      Sender sender = new Sender(own, producers.get(i), prefix, tally, intended);
      sender.prepare(running, origin);
      senders.add(sender);
      Thread thread = new Thread(sender, "simulator-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /**
   * Publishes, and returns when the duration is over or {@link #stop} was called.
   *
   * @throws IllegalStateException if a record could not be written
   */
  public void run(Instant start) throws InterruptedException {
    start(start);
    await(null);
  }

  /**
   * Waits for the end of the duration.
   *
   * @param timeout how long at most; null for ever
   * @return whether it has ended and all its records are kept
   * @throws IllegalStateException if a record could not be written
   */
  public boolean await(Duration timeout) throws InterruptedException {
    long end = timeout == null ? 0 : System.nanoTime() + timeout.toNanos();
    for (Thread thread : running()) {
      if (timeout == null) {
        thread.join();
      } else {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (thread.isAlive()) {
          return false;
        }
      }
    }
    producers.forEach(KafkaProducer::flush);
    check();
    return true;
  }

  /**
   * Ends after the steps under way, and waits until all that was sent is kept.
   *
   * @throws IllegalStateException if a record could not be written
   */
  public void stop() throws InterruptedException {
    halt();
    await(null);
  }

  /**
   * Ends at once: the brokers are gone, and nothing that is on its way will arrive. It counts as
   * not taken.
   */
  public void abandon() {
    halt();
    producers.forEach(producer -> producer.close(Duration.ZERO));
    tally.fail(new IllegalStateException("it was abandoned"));
  }

  private synchronized void halt() {
    stoppedAt = Math.min(stoppedAt, System.nanoTime());
    senders.forEach(Sender::stop);
  }

  private synchronized List<Thread> running() {
    return List.copyOf(threads);
  }

  private synchronized List<Sender> sending() {
    return List.copyOf(senders);
  }

  /** Records that the brokers have taken, by topic. */
  public Map<Topic, Long> produced() {
    return tally.records();
  }

  /** Bytes of keys and values that the brokers have taken, by topic. */
  public Map<Topic, Long> bytes() {
    return tally.bytes();
  }

  /**
   * Records that were due to leave until now, whether or not they have left: ticks, trades and cash
   * as in {@link #taken}, and not the reference data. What has not been made yet since the sender
   * is behind is counted as it comes on average.
   */
  public long due() {
    return due(tally.sent.sum());
  }

  /** Ticks among {@link #due}, counted in the same way; as in {@link #takenTicks}. */
  public long dueTicks() {
    return due(tally.sentTicks.sum());
  }

  /** Records that the brokers have taken, those of the reference data left out. */
  public long taken() {
    Map<Topic, Long> records = tally.records();
    return records.get(Topic.TICKS) + records.get(Topic.TRADES) + records.get(Topic.CASH);
  }

  /** Ticks that the brokers have taken. */
  public long takenTicks() {
    return tally.records().get(Topic.TICKS);
  }

  /** What was sent, and what should have been since, by how many come with a step. */
  private long due(long sent) {
    Pace running = started();
    if (running == null) {
      return sent;
    }
    long passed = Math.min(System.nanoTime(), stoppedAt) - origin;
    double wall = Math.min((double) passed, running.end());
    double now = running.stream(wall);
    double steps = 0;
    for (Sender sender : sending()) {
      for (Lane lane : sender.lanes()) {
        if (now > schedule.back(lane.number())) {
          steps += schedule.expected(lane.number(), lane.reached(), now);
        }
      }
    }
    return sent + Math.round(steps * sent / Math.max(1, tally.steps.sum()));
  }

  private synchronized Pace started() {
    return pace;
  }

  /**
   * Records that were wrong on purpose or amend others, by kind: {@code duplicates}, {@code
   * disordered}, {@code late}, {@code malformed.SORT}, {@code poisonous.SORT}, {@code busts},
   * {@code corrections}; {@code silenced} are those that were not sent since their venue was
   * silent.
   */
  public Map<String, Long> faults() {
    return tally.faults();
  }

  /** Records that left more than 0.1 s after they were due; those of a backlog do not count. */
  public long overdue() {
    return tally.overdue.sum();
  }

  /** How far behind its schedule it is; what comes with a backlog does not count. */
  public Duration behind() {
    return most(sender -> sender.behind().now());
  }

  /** How far behind its schedule it was at most since {@link #markBehind}, or since it began. */
  public Duration behindMax() {
    return most(sender -> sender.behind().most());
  }

  /**
   * Counts {@link #behindMax} anew from now on. What is late at this moment counts before and
   * after.
   *
   * @return {@link #behindMax} until now
   */
  public Duration markBehind() {
    return most(sender -> sender.behind().mark());
  }

  /**
   * For how long the oldest record has waited that the producers were given and no broker has
   * acknowledged, up to 0.1 s too long; zero if all are. Brokers that take nothing show here at
   * once, and in {@link #behind} not before the producers' buffers are full.
   */
  public Duration oldestUnacked() {
    return most(Sender::oldestUnacked);
  }

  private Duration most(ToLongFunction<Sender> nanos) {
    return Duration.ofNanos(sending().stream().mapToLong(nanos).max().orElse(0));
  }

  /**
   * Plays the same stream at another speed from now on.
   *
   * @param ticksPerSecond on average, 1 to 10,000,000
   * @throws IllegalArgumentException one line, if it is out of range, or event time does not follow
   *     the clock on the wall
   */
  public synchronized void pace(double ticksPerSecond) {
    Checks.between("ticksPerSecond", ticksPerSecond, 1, 10_000_000);
    if (!(options.clock() instanceof MarketClock.Live)) {
      throw new IllegalArgumentException("only a live market changes its pace");
    }
    if (pace == null) {
      firstPace = ticksPerSecond;
    } else {
      pace.change(ticksPerSecond, System.nanoTime() - (double) origin);
    }
  }

  /** Why it ended before its time, if so; the message is one line. */
  public Optional<Exception> failure() {
    return Optional.ofNullable(tally.failure());
  }

  /** When records were due; answers once the traffic has begun. */
  public IntendedTimes intended() {
    return intended;
  }

  /** Stops; a failure that nobody asked about is not told. Records on their way are kept. */
  @Override
  public void close() {
    halt();
    try {
      for (Thread thread : running()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // What has failed will not arrive by waiting
    Duration patience = tally.failed() ? Duration.ZERO : PATIENCE;
    producers.forEach(producer -> producer.close(patience));
  }

  private void check() {
    IllegalStateException e = tally.failure();
    if (e != null) {
      throw e;
    }
  }
}
