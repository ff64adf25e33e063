package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.bytes;
import static io.tidemark.desk.load.Wires.fixed8;
import static io.tidemark.desk.load.Wires.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.load.Database;
import io.tidemark.job.load.LoadJob;
import io.tidemark.wire.Position;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job from Kafka, at full speed: positions that are each written five times, so that four
 * in five rows update one, and no batch holds a key twice. Rows count from the start of the job.
 */
@EnabledIfSystemProperty(named = "tidemark.full", matches = "true")
class LoadSpeedTest {
  private static final int KEYS = 100_000;
  private static final int VERSIONS = 5;
  private static final int AT_LEAST = 20_000;

  /** The last account of each partition. */
  private static final String LAST = "('account-4998', 'account-4999')";

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  @Test
  void twenty_thousand_rows_a_second() throws Exception {
    Db db = Db.make();
    try (LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"));
        Topics topics = new Topics(kafka, db.name + ".")) {
      for (int version = 1; version <= VERSIONS; version++) {
        fill(topics, version);
      }
      Settings settings =
          topics
              .settings(db.settings(Loading.LEDGER))
              .set("checkpoint.interval=1s")
              .set("checkpoint.dir=" + folder.resolve("checkpoints"))
              .build();
      Database.claim(settings, false);
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
      LoadJob.build(env, settings);
      long cpu = cpu();
      long start = System.nanoTime();
      JobClient job = env.executeAsync("load");
      Waiting.until("the last rows", () -> loaded(db, "where account in " + LAST) == 2 * 20);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (cpu() - cpu) / 1e9;
      job.cancel().get(30, TimeUnit.SECONDS);
      assertThat(loaded(db, "where true")).isEqualTo(KEYS);
      double rate = KEYS * VERSIONS / seconds;
      System.out.printf(
          Locale.ROOT,
          "loader: %d rows in %.1f s, %.0f rows/s; %.1f CPU s of this JVM (broker and job)%n",
          KEYS * VERSIONS,
          seconds,
          rate,
          cpuSeconds);
      assertThat(rate).isGreaterThan(AT_LEAST);
    }
  }

  private static void fill(Topics topics, int version) {
    topics.begin();
    Position position =
        Wires.position("", "book", "")
            .setVersion(version)
            .setQuantity(fixed8("1250.5"))
            .setAvgPrice(money("101.12345678901234567890"))
            .setCost(money("126457.31"))
            .setRealizedPnl(money("-1530.250000012"))
            .setFees(money("12.5"))
            .setMark(fixed8("101.5"))
            .setMarkTs(T0)
            .setUnrealizedPnl(money("471.2"))
            .setNetPnl(money("-1071.55"))
            .setValuedAt(T0.plusSeconds(version))
            .build();
    for (int key = 0; key < KEYS; key++) {
      position.setAccount("account-" + key / 20);
      position.setSymbol("SYM" + key % 20);
      topics.send(
          Topic.POSITIONS,
          key / 20,
          position.getAccount() + "|book|" + position.getSymbol(),
          bytes(Topic.POSITIONS, position));
    }
    topics.commit();
  }

  private static int loaded(Db db, String which) throws Exception {
    return Integer.parseInt(
        db.query("select count(*) from positions " + which + " and version = " + VERSIONS).get(0));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
