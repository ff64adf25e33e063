package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.live.Checkpoints;
import io.tidemark.desk.live.LedgerIdentity;
import io.tidemark.desk.live.LiveSettings;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run against a broker and a database that outlive it. */
@Timeout(400)
final class RunCommandTest {
  private static final int SIGTERM_EXIT = 143;

  @TempDir private Path dir;

  private LocalKafka kafka;
  private LocalPostgres postgres;
  private Path config;

  @BeforeEach
  void servers() throws Exception {
    kafka = LocalKafka.start(dir.resolve("kafka"));
    postgres = LocalPostgres.start(dir.resolve("postgres"));
    Path password = Files.writeString(dir.resolve("password"), postgres.password());
    config =
        Files.writeString(
            dir.resolve("job.yaml"),
            String.join(
                "\n",
                "kafka.bootstrap: " + kafka.bootstrap(),
                "postgres.url: " + postgres.url(LocalPostgres.USER),
                "postgres.username: " + LocalPostgres.USER,
                "postgres.password: file:" + password,
                "state.dir: " + dir.resolve("state")));
  }

  @AfterEach
  void end() throws Exception {
    postgres.close();
    kafka.close();
  }

  private Settings settings() throws Exception {
    return Settings.builder().yaml(Files.readString(config), "job.yaml").build();
  }

  private static String main(int code, String... args) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    assertThat(Main.run(args, writer, writer)).as(printed.toString()).isEqualTo(code);
    return printed.toString();
  }

  @Test
  void a_killed_run_goes_on_where_it_was_and_no_version_comes_twice() throws Exception {
    assertThat(main(2, "run", "--config", config.toString())).contains("./tidemark topics create");
    assertThat(main(0, "topics", "create", "--config", config.toString())).contains("ticks");
    Settings settings = settings();
    SimulatorOptions market =
        SimulatorOptions.builder().symbols(40).accounts(20).ticksPerSecond(200).build();
    try (Simulator simulator =
        new Simulator(market, KafkaClients.producer(settings), "", WireFormats.of(settings))) {
      simulator.reference();
      simulator.start(Instant.now());
      try (ChildCommand first =
          ChildCommand.start(dir.resolve("first"), "run", "--config", config.toString())) {
        first.await(() -> rows() > 20, 120);
        first.kill();
      }
      String ledger = LedgerIdentity.kept(settings);
      assertThat(new Checkpoints(dir.resolve("state/trading")).newest()).isPresent();
      long before = rows();
      try (ChildCommand second =
          ChildCommand.start(dir.resolve("second"), "run", "--config", config.toString())) {
        second.await(() -> rows() > before, 120);
        assertThat(second.printed()).contains("Resuming ledger " + ledger);
        simulator.stop();
        Settings named = LiveSettings.with(settings, Keys.LEDGER_ID, ledger);
        second.await(() -> agrees(named), 120);
        second.terminate();
        assertThat(second.exit(60)).isEqualTo(SIGTERM_EXIT);
      }
      assertThat(dir.resolve("state/temp")).doesNotExist();
    }
  }

  /** Whether topics and database hold what hangs on the events; each version once, in its order. */
  private static boolean agrees(Settings settings) {
    try {
      Report report = TopicsCheck.verify(settings, false, true, line -> {});
      return report.ok();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private long rows() {
    try (Connection connection = postgres.connect(LocalPostgres.USER);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select coalesce(sum(version), 0) from positions")) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      // The tables are not made yet.
      return 0;
    }
  }
}
