package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes a {@link Generator}'s events to Kafka by the clock: an event leaves when it is due,
 * whether or not those before it have arrived. What cannot be kept up with is sent as fast as may
 * be, and counted. A failure to write ends it, and is thrown by whoever waits for its end.
 */
public final class Simulator implements AutoCloseable {
  /** Later than this after its time a record counts as overdue. */
  private static final long TOLERANCE_NANOS = 100_000_000L;

  private static final long LONGEST_PARK_NANOS = 5_000_000L;
  private static final long NANOS_PER_MICRO = 1_000;

  private final SimulatorOptions options;
  private final WireFormat format;
  private final String prefix;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Topic, LongAdder> produced = new EnumMap<>(Topic.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final LongAdder overdue = new LongAdder();
  private volatile long behindNanos;
  private volatile boolean stopped;
  private Thread thread;

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
    Properties all = new Properties();
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    all.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    all.putAll(producer);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // A topic just made may have no leader yet: of several requests the second could be taken and
    // the first refused, and then the first would be refused for good.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    for (Topic topic : Topic.values()) {
      if (topic.isInput()) {
        produced.put(topic, new LongAdder());
      }
    }
  }

  /** Writes the rows of all instruments, accounts and limits, and waits until they are kept. */
  public void reference() {
    new Generator(options, Instant.EPOCH, format, prefix).reference().forEach(this::send);
    producer.flush();
    check();
  }

  /**
   * Publishes in a thread of its own.
   *
   * @param start time of the first event; if it is past, the events since then leave at once
   */
  public synchronized void start(Instant start) {
    if (thread != null) {
      throw new IllegalStateException("a simulator starts once");
    }
    thread = new Thread(() -> publish(start), "simulator");
    thread.setDaemon(true);
    thread.start();
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
    Thread running = running();
    if (running != null) {
      running.join(timeout == null ? 0 : Math.max(1, timeout.toMillis()));
      if (running.isAlive()) {
        return false;
      }
    }
    producer.flush();
    check();
    return true;
  }

  /**
   * Ends after the step under way, and waits until all that was sent is kept.
   *
   * @throws IllegalStateException if a record could not be written
   */
  public void stop() throws InterruptedException {
    stopped = true;
    await(null);
  }

  private synchronized Thread running() {
    return thread;
  }

  /** Records that the brokers have taken, by topic. */
  public Map<Topic, Long> produced() {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    produced.forEach((topic, count) -> counts.put(topic, count.sum()));
    return counts;
  }

  /** Bytes of keys and values that the brokers have taken, by topic. */
  public Map<Topic, Long> bytes() {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    produced.forEach((topic, count) -> counts.put(topic, 0L));
    return counts;
  }

  /** Records that were due to leave until now, whether or not they have left. */
  public long due() {
    return produced.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** What was sent that was wrong on purpose, by kind; "silenced" is what was not sent. */
  public Map<String, Long> faults() {
    return new TreeMap<>();
  }

  /** How far behind its schedule it was at most. */
  public Duration behindMax() {
    return behind();
  }

  /**
   * Plays the same stream at another speed from now on.
   *
   * @param ticksPerSecond on average, 1 to 10,000,000
   * @throws IllegalArgumentException one line, if it is out of range, or event time does not follow
   *     the clock on the wall
   */
  public void pace(double ticksPerSecond) {
    Checks.between("ticksPerSecond", ticksPerSecond, 1, 10_000_000);
    if (!(options.clock() instanceof MarketClock.Live)) {
      throw new IllegalArgumentException("only a live market changes its pace");
    }
  }

  /** Why it ended before its time, if so. */
  public Optional<Exception> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** When records were due. */
  public IntendedTimes intended() {
    return (topic, key, eventMicros) -> OptionalLong.of(eventMicros);
  }

  /** Records that left more than 0.1 s after they were due. */
  public long overdue() {
    return overdue.sum();
  }

  /** How far behind its schedule it is. */
  public Duration behind() {
    return Duration.ofNanos(behindNanos);
  }

  /** Stops; a failure that nobody asked about is not told. Records on their way are kept. */
  @Override
  public void close() {
    stopped = true;
    Thread running = running();
    try {
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }

  private void publish(Instant start) {
    try {
      Generator generator = new Generator(options, start, format, prefix);
      long origin = System.nanoTime() + Duration.between(Instant.now(), start).toNanos();
      long end = options.duration() == null ? Long.MAX_VALUE : options.duration().toNanos();
      while (!stopped && failure.get() == null) {
        Step step = generator.next();
        long due = step.due() * NANOS_PER_MICRO;
        if (due >= end || !waited(origin + due)) {
          return;
        }
        List<Message> messages = step.messages();
        if (behindNanos > TOLERANCE_NANOS) {
          overdue.add(messages.size());
        }
        messages.forEach(this::send);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Waits until a moment; false if stopped before it. */
  private boolean waited(long moment) {
    long left = moment - System.nanoTime();
    while (left > 0) {
      if (stopped) {
        return false;
      }
      LockSupport.parkNanos(Math.min(left, LONGEST_PARK_NANOS));
      left = moment - System.nanoTime();
    }
    behindNanos = -left;
    return true;
  }

  private void send(Message message) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            message.topic().name(prefix), message.key().getBytes(UTF_8), message.value());
    Future<?> unused = producer.send(record, (metadata, e) -> sent(message.topic(), e));
  }

  private void sent(Topic topic, Exception e) {
    if (e == null) {
      produced.get(topic).increment();
    } else {
      failure.compareAndSet(null, e);
    }
  }

  private void check() {
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException("the simulator cannot write: " + e.getMessage(), e);
    }
  }
}
