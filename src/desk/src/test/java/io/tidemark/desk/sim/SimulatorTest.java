package io.tidemark.desk.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.sim.Generator;
import io.tidemark.datagen.sim.MarketClock;
import io.tidemark.datagen.sim.Message;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.sim.Step;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator writes to a real broker by the clock. */
@Timeout(120)
final class SimulatorTest {
  @TempDir static Path folder;
  private static LocalKafka kafka;

  @BeforeAll
  static void startKafka() throws Exception {
    kafka = LocalKafka.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void stopKafka() {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static SimulatorOptions.Builder options() {
    return SimulatorOptions.builder().symbols(30).accounts(10);
  }

  private static Simulator simulator(SimulatorOptions options, Topics topics) {
    return new Simulator(options, topics.client(), topics.prefix(), Topics.FORMAT);
  }

  /** What the whole stream holds, by topic. */
  private static Map<Topic, Long> counts(SimulatorOptions options) {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    for (Message message : stream(options)) {
      counts.merge(message.topic(), 1L, Long::sum);
    }
    return counts;
  }

  private static List<Message> stream(SimulatorOptions options) {
    Generator generator = new Generator(options, Instant.EPOCH, Topics.FORMAT, "");
    List<Message> all = new ArrayList<>();
    long end = options.duration().toNanos() / 1_000;
    for (Step step = generator.next(); step.due() < end; step = generator.next()) {
      all.addAll(step.messages());
    }
    return all;
  }

  @Test
  void writesEachEventWhenItIsDueAndEndsWithTheDuration() throws Exception {
    Topics topics = Topics.create(kafka, "due.");
    SimulatorOptions options =
        options().faultless().ticksPerSecond(400).duration(Duration.ofSeconds(2)).build();
    Instant start = Instant.now().plusMillis(100);
    try (Simulator simulator = simulator(options, topics)) {
      simulator.reference();
      simulator.run(start);
      assertThat(simulator.produced())
          .containsEntry(Topic.INSTRUMENTS, 30L)
          .containsEntry(Topic.ACCOUNTS, 10L)
          .containsAllEntriesOf(counts(options));
      long sent = counts(options).values().stream().mapToLong(Long::longValue).sum();
      assertThat(simulator.due()).isEqualTo(sent).isEqualTo(simulator.taken());
      assertThat(simulator.dueTicks())
          .isEqualTo(counts(options).get(Topic.TICKS))
          .isEqualTo(simulator.takenTicks());
      assertThat(simulator.oldestUnacked()).isZero();
      long bytes = 0;
      for (LogRecord record : topics.read(Topic.TICKS)) {
        bytes += record.key().length + record.value().length;
      }
      assertThat(simulator.bytes()).containsEntry(Topic.TICKS, bytes);
      assertThat(simulator.failure()).isEmpty();
    }
    List<LogRecord> records = topics.read(Topic.TICKS);
    List<Tick> ticks = topics.decode(Topic.TICKS);
    Set<Integer> partitions = new HashSet<>();
    for (int i = 0; i < ticks.size(); i++) {
      Instant due = ticks.get(i).getTs();
      assertThat(records.get(i).appended()).isTrue();
      // Two clocks are read at the start, one after the other
      assertThat(records.get(i).timestamp()).isGreaterThanOrEqualTo(due.toEpochMilli() - 20);
      assertThat(due).isBetween(start.minusNanos(1_000), start.plusSeconds(2));
      partitions.add(records.get(i).partition());
    }
    assertThat(partitions).hasSize(Topics.PARTITIONS);
  }

  @Test
  void whatIsOverdueLeavesAtOnceAndIsCounted() throws Exception {
    Topics topics = Topics.create(kafka, "overdue.");
    SimulatorOptions options =
        options().faultless().ticksPerSecond(200).duration(Duration.ofSeconds(5)).build();
    try (Simulator simulator = simulator(options, topics)) {
      Instant before = Instant.now();
      simulator.run(Instant.now().minusSeconds(60));
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(50));
      long events = simulator.produced().values().stream().mapToLong(Long::longValue).sum();
      assertThat(simulator.produced()).containsAllEntriesOf(counts(options));
      assertThat(simulator.overdue()).isEqualTo(events);
      assertThat(simulator.behind()).isGreaterThan(Duration.ofSeconds(50));
      assertThat(simulator.behindMax()).isGreaterThanOrEqualTo(simulator.behind());
    }
  }

  @Test
  void threeThreadsSendWhatOneSends() throws Exception {
    Topics topics = Topics.create(kafka, "three.");
    Instant day = Instant.parse("2026-03-02T08:00:00Z");
    SimulatorOptions options =
        options()
            .poisonous(0.05)
            .ticksPerSecond(400)
            .clock(MarketClock.day(day, 10))
            .threads(3)
            // What is ahead of the clock on the wall depends on when it is
            .malformed(0)
            .duration(Duration.ofSeconds(5))
            .build();
    Map<String, List<String>> expected = new HashMap<>();
    Map<String, Long> faults = new TreeMap<>();
    for (Message message : stream(options)) {
      expected
          .computeIfAbsent(message.topic() + message.keyText(), key -> new ArrayList<>())
          .add(Arrays.toString(message.value()));
      message.faults().forEach(fault -> faults.merge(fault, 1L, Long::sum));
    }
    try (Simulator simulator = simulator(options, topics)) {
      simulator.run(Instant.now().minusSeconds(10));
      Map<String, Long> told = new TreeMap<>(simulator.faults());
      told.values().removeIf(count -> count == 0);
      assertThat(told).isEqualTo(faults).containsKey("duplicates");
    }
    Map<String, List<String>> found = new HashMap<>();
    for (Topic topic : List.of(Topic.TICKS, Topic.TRADES, Topic.CASH)) {
      for (LogRecord record : topics.read(topic)) {
        found
            .computeIfAbsent(topic + new String(record.key(), UTF_8), key -> new ArrayList<>())
            .add(Arrays.toString(record.value()));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aLiveMarketChangesItsPaceAndItsEventTimesFollow() throws Exception {
    Topics topics = Topics.create(kafka, "pace.");
    SimulatorOptions options = options().faultless().ticksPerSecond(100).build();
    try (Simulator simulator = simulator(options, topics)) {
      simulator.start(Instant.now());
      await(simulator, 50);
      simulator.pace(4_000);
      long before = simulator.produced().get(Topic.TICKS);
      Instant then = Instant.now();
      await(simulator, before + 4_000);
      assertThat(Duration.between(then, Instant.now())).isLessThan(Duration.ofSeconds(20));
      simulator.stop();
    }
    List<LogRecord> records = topics.read(Topic.TICKS);
    List<Tick> ticks = topics.decode(Topic.TICKS);
    for (int i = 0; i < ticks.size(); i++) {
      long due = ticks.get(i).getTs().toEpochMilli();
      assertThat(records.get(i).timestamp()).isBetween(due - 20, due + 20_000);
    }
  }

  private static void await(Simulator simulator, long ticks) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (simulator.produced().get(Topic.TICKS) < ticks) {
      assertThat(Instant.now()).isBefore(deadline);
      assertThat(simulator.await(Duration.ofMillis(10))).isFalse();
    }
  }

  @Test
  void aBrokerThatGoesAwayIsAFailureOfOneLineAfterABoundedTime() throws Exception {
    Path place = folder.resolve("mortal");
    LocalKafka mortal = LocalKafka.start(place);
    try {
      Topics topics = Topics.create(mortal, "gone.");
      Properties client = topics.client();
      client.put("delivery.timeout.ms", "2000");
      client.put("request.timeout.ms", "1000");
      client.put("max.block.ms", "2000");
      SimulatorOptions options = options().faultless().threads(2).build();
      try (Simulator simulator = new Simulator(options, client, topics.prefix(), Topics.FORMAT)) {
        simulator.start(Instant.now());
        await(simulator, 100);
        mortal.close();
        mortal = null;
        Instant deadline = Instant.now().plusSeconds(40);
        while (simulator.failure().isEmpty()) {
          assertThat(Instant.now()).isBefore(deadline);
          Thread.onSpinWait();
        }
        assertThat(simulator.failure().orElseThrow())
            .hasMessageStartingWith("the simulator cannot write: ")
            .hasMessageNotContaining("\n");
        assertThat(simulator.produced().get(Topic.TICKS)).isGreaterThanOrEqualTo(100);
        assertThatThrownBy(simulator::stop).isInstanceOf(IllegalStateException.class);
      }
    } finally {
      if (mortal != null) {
        mortal.close();
      }
    }
  }

  @Test
  void stopsWithBothSidesOfEachTradeWritten() throws Exception {
    Topics topics = Topics.create(kafka, "stop.");
    SimulatorOptions options = options().faultless().tradesPerSecond(1_000).build();
    try (Simulator simulator = simulator(options, topics)) {
      simulator.start(Instant.now());
      Instant deadline = Instant.now().plusSeconds(60);
      while (simulator.produced().get(Topic.TRADES) < 300) {
        assertThat(Instant.now()).isBefore(deadline);
        assertThat(simulator.await(Duration.ofMillis(10))).isFalse();
      }
      simulator.stop();
      List<Trade> trades = topics.decode(Topic.TRADES);
      assertThat(simulator.produced()).containsEntry(Topic.TRADES, (long) trades.size());
      Map<String, Long> held = new HashMap<>();
      for (Trade trade : trades) {
        long sign = trade.getSide() == Side.BUY ? 1 : -1;
        held.merge(trade.getSymbol(), sign * trade.getQuantity(), Long::sum);
      }
      assertThat(held.values()).isNotEmpty().containsOnly(0L);
    }
  }

  @Test
  void aBrokerThatIsAwayIsOneLine() throws Exception {
    Properties nowhere = new Properties();
    nowhere.put("bootstrap.servers", "127.0.0.1:" + LocalKafka.freePort());
    nowhere.put("max.block.ms", "300");
    SimulatorOptions options = options().symbols(16).accounts(2).build();
    try (Simulator simulator = new Simulator(options, nowhere, "", Topics.FORMAT)) {
      assertThatThrownBy(simulator::reference)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the simulator cannot write: ")
          .hasMessageContaining("instruments");
    }
  }
}
