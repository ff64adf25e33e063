package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.bytes;
import static io.tidemark.desk.load.Wires.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.Topic;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.load.Database;
import io.tidemark.job.load.LoadJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between a real Kafka and a real PostgreSQL. */
class LoadJobTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir private static Path folder;
  private static LocalKafka kafka;

  @TempDir private Path checkpoints;
  private Db db;
  private Topics topics;
  private JobClient job;

  @BeforeAll
  static void broker() throws Exception {
    kafka = LocalKafka.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @BeforeEach
  void database() throws Exception {
    db = Db.make();
    topics = new Topics(kafka, db.name + ".");
  }

  @AfterEach
  void end() throws Exception {
    Db.server().startAgain();
    if (job != null && !job.getJobStatus().get().isGloballyTerminalState()) {
      cancel();
    }
    topics.close();
  }

  private Settings settings(String ledger) {
    return topics
        .settings(db.settings(ledger))
        .set("parallelism=2")
        .set("checkpoint.interval=100ms")
        .set("checkpoint.dir=" + checkpoints)
        .build();
  }

  /** Starts the job; with no restarts, so that any failure is its end. */
  private void start(Configuration more) throws Exception {
    Configuration configuration = new Configuration(more);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    job = submit(configuration, settings(Loading.LEDGER));
  }

  private static JobClient submit(Configuration configuration, Settings settings) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    LoadJob.build(env, settings);
    return env.executeAsync("load");
  }

  private void cancel() throws Exception {
    job.cancel().get(30, TimeUnit.SECONDS);
    Waiting.until("the end of the job", () -> job.getJobStatus().get() == JobStatus.CANCELED);
  }

  private void untilRows(int rows) throws Exception {
    Waiting.until(rows + " rows", () -> count() >= rows);
    assertThat(count()).isEqualTo(rows);
  }

  private int count() throws Exception {
    assertThat(job.getJobStatus().get()).isNotEqualTo(JobStatus.FAILED);
    // The loader makes the table.
    if (db.query("select to_regclass('positions')").equals(java.util.List.of("null"))) {
      return 0;
    }
    return Integer.parseInt(db.query("select count(*) from positions").get(0));
  }

  @Test
  void committed_rows_arrive_and_the_rest_are_dead_letters() throws Exception {
    topics.positions(0, 1000);
    topics.begin();
    topics.send(Topic.POSITIONS, 0, "k", bytes(Topic.POSITIONS, position("no", "B", "S").build()));
    topics.abort();
    topics.begin();
    byte[] bad = bytes(Topic.POSITIONS, position("A\0", "B", "S").build());
    topics.send(Topic.POSITIONS, 1, "bad", bad);
    topics.send(Topic.SIGNALS, 1, "X", bytes(Topic.SIGNALS, Wires.signal("s", "X", T0).build()));
    topics.send(Topic.BARS, 1, "X", bytes(Topic.BARS, Wires.bar("X", T0).build()));
    topics.send(Topic.ACCOUNTS_PNL, 1, "A", bytes(Topic.ACCOUNTS_PNL, Wires.account("A").build()));
    topics.send(Topic.ACCOUNTS_PNL, 0, "K", "junk".getBytes(StandardCharsets.UTF_8));
    topics.commit();
    start(new Configuration());
    untilRows(1000);
    Waiting.until("dead letters", () -> topics.ends(Topic.DEAD_LETTERS) == 2);
    assertThat(db.query("select account from accounts_pnl")).containsExactly("A");
    assertThat(db.query("select s.id, b.ticks from signals s, bars b")).containsExactly("s|7");
    assertThat(topics.deadLetters())
        .anySatisfy(
            letter ->
                assertThat(letter)
                    .containsEntry("source", "positions")
                    .containsEntry("place", db.name + ".positions-1@501")
                    .containsEntry("id", db.name + ".positions-1@501")
                    .containsEntry("reason", "REFUSED")
                    .containsEntry("KEY", "bad")
                    .containsEntry("VALUE", new String(bad, StandardCharsets.ISO_8859_1))
                    .hasEntrySatisfying("detail", d -> assertThat(d).startsWith("22021: ")))
        .anySatisfy(
            letter ->
                assertThat(letter)
                    .containsEntry("source", "accounts-pnl")
                    .containsEntry("place", db.name + ".accounts-pnl-0@0")
                    .containsEntry("reason", "UNDECODABLE")
                    .containsEntry("KEY", "K")
                    .containsEntry("VALUE", "junk"));
  }

  @Test
  void while_the_database_is_away_nothing_fails_and_nothing_is_lost() throws Exception {
    start(new Configuration());
    topics.positions(0, 100);
    untilRows(100);
    Db.server().stop();
    topics.positions(100, 300);
    // Long enough for attempts to fail, and for checkpoints that wait.
    Thread.sleep(1_500);
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    Db.server().startAgain();
    topics.positions(300, 400);
    untilRows(400);
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void a_job_that_waits_for_its_database_can_be_cancelled() throws Exception {
    start(new Configuration());
    topics.positions(0, 10);
    untilRows(10);
    Db.server().stop();
    topics.positions(10, 20);
    Thread.sleep(1_000);
    long before = System.nanoTime();
    cancel();
    assertThat(System.nanoTime() - before).isLessThan(15_000_000_000L);
  }

  @Test
  void it_goes_on_from_its_checkpoint_and_says_how_far_it_is() throws Exception {
    topics.positions(0, 200);
    start(new Configuration());
    untilRows(200);
    Waiting.until("offsets of a checkpoint", () -> topics.committed() == 200);
    cancel();
    // Only what comes after the checkpoint is read again.
    db.execute("delete from positions");
    topics.positions(200, 210);
    Configuration restore = new Configuration();
    restore.set(StateRecoveryOptions.SAVEPOINT_PATH, newestCheckpoint().toUri().toString());
    start(restore);
    untilRows(10);

    cancel();
    db.execute("drop schema public cascade; create schema public");
    job = submit(restore, settings(Loading.LEDGER));
    assertThatThrownBy(() -> job.getJobExecutionResult().get(60, TimeUnit.SECONDS))
        .satisfies(
            e ->
                assertThat(ExceptionUtils.stringifyException(e))
                    .contains("is empty, but the loader goes on"));
  }

  private Path newestCheckpoint() throws Exception {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(
              Comparator.comparing(
                  chk -> Integer.valueOf(chk.getFileName().toString().substring(4))))
          .orElseThrow();
    }
  }

  /** It would be tried again after an hour. */
  @Test
  void another_ledgers_database_ends_the_job_for_good() throws Exception {
    Database.claim(settings("first"), false);
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ofHours(1));
    job = submit(configuration, settings("second"));
    assertThatThrownBy(() -> job.getJobExecutionResult().get(60, TimeUnit.SECONDS))
        .satisfies(
            e ->
                assertThat(ExceptionUtils.stringifyException(e))
                    .contains("was written by ledger \"first\", this one is \"second\"")
                    .contains("--fresh"));
  }
}
