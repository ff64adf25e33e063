package io.tidemark.desk.measure;

import static io.tidemark.desk.measure.Stack.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.measure.Instruments;
import io.tidemark.datagen.measure.InstrumentsOptions;
import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.measure.Sender;
import io.tidemark.datagen.measure.WatchedJob;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.job.Keys;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TradingJob;
import io.tidemark.job.load.LoadJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs on a simulated market, watched by all instruments. */
@Timeout(240)
final class JobsTest {
  @TempDir private static Path temp;

  private static LiveJob submit(MiniJobs cluster, JobKind kind, Stack stack) throws Exception {
    return cluster.submit(kind, stack.settings, temp.resolve(kind.label()), Optional.empty());
  }

  private static Configuration flink() {
    Configuration config = new Configuration();
    config.set(RestOptions.BIND_PORT, "0");
    config.set(RestOptions.ADDRESS, "127.0.0.1");
    config.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    config.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
    return config;
  }

  private static WatchedJob watched(Stack stack, LiveJob job, String group, List<Topic> topics) {
    return new WatchedJob(
        job.kind().label(), job.id(), group, topics.stream().map(stack::topic).toList());
  }

  @Test
  void everyPartOfARunIsMeasured() throws Exception {
    SimulatorOptions market =
        SimulatorOptions.builder().symbols(30).accounts(10).ticksPerSecond(400).build();
    try (Stack stack = Stack.start(temp, "j.");
        MiniJobs cluster = MiniJobs.start(flink(), 1);
        Simulator simulator = simulator(stack, market)) {
      simulator.reference();
      LiveJob trading = submit(cluster, JobKind.TRADING, stack);
      LiveJob load = submit(cluster, JobKind.LOAD, stack);
      Instant start = Instant.now().plusSeconds(1);
      InstrumentsOptions options =
          stack
              .options()
              .rest(cluster.web())
              .databasePid(ProcessHandle.current().pid())
              .job(
                  watched(
                      stack,
                      trading,
                      TradingJob.group(stack.settings),
                      List.of(Topic.TICKS, Topic.TRADES, Topic.CASH)))
              .job(watched(stack, load, LoadJob.group(stack.settings), LoadJob.topics()))
              .sender(
                  new Sender(
                      () -> simulator.produced().get(Topic.TICKS),
                      () -> simulator.produced().get(Topic.TICKS),
                      simulator::behind))
              .keys(30, 10)
              .origin(start)
              .build();
      Instruments instruments = Instruments.start(options);
      simulator.start(start);
      awaitAll(instruments);
      instruments.mark();
      awaitAll(instruments);
      simulator.stop();
      await("no lag", () -> instruments.snapshot().lag().now() == 0);
      Measured measured = instruments.snapshot();
      instruments.close();
      check(measured);
    }
  }

  private static Simulator simulator(Stack stack, SimulatorOptions market) {
    Properties producer = KafkaClients.producer(stack.settings);
    producer.put("client.id", "simulator");
    return new Simulator(
        market, producer, stack.settings.get(Keys.TOPICS_PREFIX), WireFormat.singleObject());
  }

  private static void awaitAll(Instruments instruments) throws InterruptedException {
    try {
      await("rows of all outputs", () -> seen(instruments.snapshot()));
    } catch (AssertionError e) {
      Measured measured = instruments.snapshot();
      throw new AssertionError(
          List.of(
                  measured.latency().keySet(),
                  measured.lag(),
                  measured.resources(),
                  measured.troubles())
              .toString(),
          e);
    }
  }

  private static boolean seen(Measured measured) {
    LoadReport.Resources resources = measured.resources();
    return measured
            .latency()
            .keySet()
            .containsAll(
                List.of(
                    "signals",
                    "bars",
                    "positions",
                    "accounts",
                    "fills",
                    "postgres_accounts",
                    "postgres_signals",
                    "hiccups"))
        && resources.checkpoints() >= 2
        && measured.lag().positions()
        && resources.subtasks().stream().mapToLong(LoadReport.Subtask::recordsIn).sum() > 0;
  }

  private static void check(Measured measured) {
    assertThat(measured.troubles()).isEmpty();
    LoadReport.Resources resources = measured.resources();
    Map<String, Double> cpu = resources.cpuSeconds();
    assertThat(cpu)
        .containsKeys("job", "broker", "simulator", "database", "measuring", "gc", "other");
    assertThat(cpu.get("job")).isPositive();
    assertThat(cpu.get("broker")).isPositive();
    assertThat(cpu.get("simulator")).isPositive();
    assertThat(cpu.get("measuring")).isPositive();
    assertThat(resources.jobMicrosPerTick()).isPositive();
    assertThat(resources.checkpointIntervalMillis()).isEqualTo(500);
    assertThat(resources.checkpointMillis().count()).isEqualTo(resources.checkpoints());
    assertThat(resources.stateBytes()).isPositive();
    assertThat(resources.restarts()).isZero();
    assertThat(resources.subtasks())
        .extracting(LoadReport.Subtask::vertex)
        .contains("read", "read-trades", "market", "ledger", "load");
    assertThat(resources.subtasks())
        .allSatisfy(subtask -> assertThat(subtask.busy()).isBetween(0.0, 1.0));
    // An event's row is not committed before it has happened
    assertThat(measured.latency().get("positions").p50()).isBetween(1.0, 60_000.0);
    assertThat(measured.latency().get("postgres_accounts").p50())
        .isGreaterThan(measured.latency().get("accounts").p50() / 2);
    assertThat(measured.timeline().seconds()).hasSizeGreaterThan(2);
    assertThat(measured.timeline().series())
        .containsKeys(
            "ticks.sent",
            "lag.trading.max",
            "lag.trading.total",
            "lag.load.total",
            "latency.signals.p99",
            "out.positions",
            "cpu.job",
            "checkpoint.ms",
            "state_mb",
            "busy.ledger");
  }
}
