package io.tidemark.desk.live;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.MoneyBytes;
import io.tidemark.job.kafka.WireFormats;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Signal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the output topics from their beginning as any other program would, committed rows only. */
public final class OutputReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int BEST = 5;

  private final Settings settings;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Topic> topics;
  private final WireFormat.Decoder<Signal> signalsOf;
  private final WireFormat.Decoder<AccountPnl> accountsOf;
  private final Thread thread = new Thread(this::read, "output-reader");
  private final LatencyWindow signalLatency = new LatencyWindow();
  private final LatencyWindow ledgerLatency = new LatencyWindow();
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, AccountLine> accounts = new HashMap<>();
  private long rows;
  private long bars;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  private OutputReader(Settings settings) {
    this.settings = settings;
    this.consumer =
        new KafkaConsumer<>(
            KafkaClients.consumer(settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.topics =
        List.of(Topic.POSITIONS, Topic.ACCOUNTS_PNL, Topic.SIGNALS, Topic.BARS, Topic.DEAD_LETTERS)
            .stream()
            .collect(Collectors.toMap(this::name, Function.identity()));
    this.signalsOf = decoder(Topic.SIGNALS);
    this.accountsOf = decoder(Topic.ACCOUNTS_PNL);
  }

  /** Begins to read. */
  public static OutputReader start(Settings settings) {
    OutputReader reader = new OutputReader(settings);
    reader.thread.setDaemon(true);
    reader.thread.start();
    return reader;
  }

  private <T extends SpecificRecord> WireFormat.Decoder<T> decoder(Topic topic) {
    return WireFormats.of(settings).decoder(topic.schema(), name(topic));
  }

  private String name(Topic topic) {
    return topic.name(settings.get(Keys.TOPICS_PREFIX));
  }

  private void read() {
    try (consumer) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics.keySet()) {
        consumer
            .partitionsFor(topic)
            .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          count(record);
        }
      }
    } catch (WakeupException e) {
      // The end.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private synchronized void count(ConsumerRecord<byte[], byte[]> record) {
    try {
      switch (topics.get(record.topic())) {
        case POSITIONS -> rows++;
        case BARS -> bars++;
        case DEAD_LETTERS -> reasons.merge(reason(record), 1L, Long::sum);
        case SIGNALS -> signal(signalsOf.decode(record.value()));
        case ACCOUNTS_PNL -> account(accountsOf.decode(record.value()));
        default -> throw new IllegalStateException(record.topic());
      }
    } catch (Undecodable e) {
      // The verifier will say so; a display goes on.
      reasons.merge("undecodable output", 1L, Long::sum);
    }
  }

  private void signal(Signal signal) {
    rules.merge(signal.getRule(), 1L, Long::sum);
    signalLatency.add(since(signal.getTs()));
  }

  private void account(AccountPnl row) {
    rows++;
    if (row.getNetPnl() != null && row.getNetDeposits() != null) {
      BigDecimal capital = money(row.getOpeningCash()).add(money(row.getNetDeposits()));
      accounts.put(
          row.getAccount(),
          new AccountLine(
              row.getAccount(), money(row.getNetPnl()), capital, row.getBaseCurrency()));
    }
    // A row without an event is of an account that only has its terms; one that was valued after
    // its event was made by a cut.
    Instant event = row.getUpdatedAt();
    if (event != null && (row.getValuedAt() == null || !event.isBefore(row.getValuedAt()))) {
      ledgerLatency.add(since(event));
    }
  }

  private static BigDecimal money(ByteBuffer wire) {
    return new BigDecimal(MoneyBytes.read(wire).printExact());
  }

  private static long since(Instant time) {
    return Duration.between(time, Instant.now()).toMillis();
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    Header reason = letter.headers().lastHeader("reason");
    return reason == null ? "?" : new String(reason.value(), StandardCharsets.UTF_8);
  }

  /**
   * What was seen up to now.
   *
   * @throws IllegalStateException if it cannot read on
   */
  public synchronized Seen seen() {
    if (failure != null) {
      throw new IllegalStateException("the output topics cannot be read", failure);
    }
    return new Seen(
        rows,
        rules.values().stream().mapToLong(n -> n).sum(),
        Map.copyOf(rules),
        bars,
        Map.copyOf(reasons),
        signalLatency.now(),
        ledgerLatency.now(),
        accounts.values().stream()
            .sorted(Comparator.comparing(AccountLine::percent).reversed())
            .limit(BEST)
            .toList());
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
