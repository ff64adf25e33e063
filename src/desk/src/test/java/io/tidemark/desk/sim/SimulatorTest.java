package io.tidemark.desk.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
          .containsEntry(Topic.TICKS, 800L)
          .containsEntry(Topic.TRADES, 40L)
          .containsEntry(Topic.CASH, 2L);
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
      assertThat(simulator.produced()).containsEntry(Topic.TICKS, 1_000L);
      assertThat(simulator.overdue()).isEqualTo(events);
      assertThat(simulator.behind()).isGreaterThan(Duration.ofSeconds(50));
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
