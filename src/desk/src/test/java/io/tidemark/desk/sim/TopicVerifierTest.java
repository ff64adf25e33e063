package io.tidemark.desk.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.Topic;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Feeds;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.topic.KafkaLog;
import io.tidemark.datagen.topic.TopicFeeds;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.TopicVerifier;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verifier reads topics of a real broker and tables of a real database. */
@Timeout(180)
final class TopicVerifierTest {
  private static final String LEDGER = "ledger-1";

  @TempDir static Path folder;
  private static LocalKafka kafka;
  private static LocalPostgres postgres;
  private static Topics topics;
  private static Simulator simulator;

  /** Some seconds of a market, sent as fast as may be. */
  @BeforeAll
  static void simulate() throws Exception {
    kafka = LocalKafka.start(folder.resolve("kafka"));
    postgres = LocalPostgres.start(folder.resolve("postgres"));
    topics = Topics.create(kafka, "t.");
    SimulatorOptions options =
        SimulatorOptions.builder()
            .symbols(20)
            .accounts(6)
            .ticksPerSecond(500)
            .late(0.02)
            .malformed(0.02)
            .duration(Duration.ofSeconds(6))
            .build();
    simulator = new Simulator(options, topics.client(), topics.prefix(), Topics.FORMAT);
    simulator.reference();
    simulator.run(Instant.now().minusSeconds(10));
  }

  @AfterAll
  static void close() throws Exception {
    if (simulator != null) {
      simulator.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  private static Expected expected() throws Exception {
    long ahead = Duration.ofMinutes(1).toNanos() / 1_000;
    try (KafkaLog log = new KafkaLog(topics.inputs());
        Feeds feeds = TopicFeeds.open(log, Topics.FORMAT, ahead)) {
      return NaiveReplay.run(feeds, NaiveReplay.OUT_OF_ORDERNESS, line -> {});
    }
  }

  @Test
  void readsEveryRecordThatWasWritten() throws Exception {
    Expected expected = expected();
    for (Topic topic : List.of(Topic.TICKS, Topic.TRADES, Topic.CASH)) {
      assertThat(expected.counts().get(topic.suffix()).in())
          .isEqualTo(simulator.produced().get(topic))
          .isPositive();
    }
    assertThat(expected.counts().get("ticks").late()).isPositive();
    assertThat(expected.counts().get("ticks").deadByReason()).containsKey("FUTURE");
  }

  @Test
  void whatWasAbortedIsNotThere() throws Exception {
    Properties producer = topics.client();
    producer.put("transactional.id", "test");
    String topic = Topic.POSITIONS.name(topics.prefix());
    try (KafkaProducer<byte[], byte[]> sender =
        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
      sender.initTransactions();
      for (boolean commit : new boolean[] {false, true, false}) {
        ProducerRecord<byte[], byte[]> garbage =
            new ProducerRecord<>(topic, 0, "k".getBytes(UTF_8), "no Avro".getBytes(UTF_8));
        garbage.headers().add("ledger", LEDGER.getBytes(UTF_8));
        sender.beginTransaction();
        sender.send(garbage).get(30, TimeUnit.SECONDS); // else there is nothing to abort
        if (commit) {
          sender.commitTransaction();
        } else {
          sender.abortTransaction();
        }
      }
    }
    Report report = TopicVerifier.verify(topics.inputs(), LEDGER, null, line -> {});
    String label = "topic t.positions";
    assertThat(report.text()).contains("t.positions-0@2: does not decode");
    assertThat(report.differences())
        .containsEntry(label, 1L + expected().positions().rows().size());
  }

  @Test
  void comparesTablesColumnByColumn() throws Exception {
    Expected expected = expected();
    try (Connection database = postgres.connect("tidemark")) {
      create(database);
      fill(database, "positions", expected.positions());
      fill(database, "accounts_pnl", expected.accounts());
      fill(database, "fills", expected.fills());
      fill(database, "alerts", expected.alerts());
      fill(database, "signals", expected.signals());
      fill(database, "bars", expected.bars());
      assertThat(tables(database)).isEmpty();
      execute(database, "update positions set cost = cost + 0.00000001 where symbol = 'BTCUSD'");
      execute(database, "update accounts_pnl set valued_at = valued_at + interval '1 microsecond'");
      execute(database, "delete from signals where symbol = 'BTCUSD'");
      execute(database, "update fills set position_quantity = 7 where version = 1");
      assertThat(tables(database))
          .containsOnlyKeys("table positions", "table accounts_pnl", "table signals", "table fills")
          .containsEntry("table accounts_pnl", 6L);
    }
  }

  private static Map<String, Long> tables(Connection database) throws Exception {
    Report report = TopicVerifier.verify(topics.inputs(), LEDGER, database, line -> {});
    Map<String, Long> differences = new HashMap<>(report.differences());
    differences.keySet().removeIf(label -> !label.startsWith("table "));
    return differences;
  }

  /** The loader's tables; the ids of signals and alerts are of no interest here. */
  private static void create(Connection database) throws Exception {
    for (String migration : List.of("V1__tables_and_views", "V2__fills_alerts_and_days")) {
      try (InputStream sql =
          TopicVerifierTest.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
        execute(database, new String(sql.readAllBytes(), UTF_8));
      }
    }
    for (String table : List.of("signals", "alerts")) {
      execute(database, "alter table " + table + " alter id set default gen_random_uuid()");
    }
  }

  private static void execute(Connection database, String sql) throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Columns of text that may be "" and never null. */
  private static final Set<String> BLANKS = Set.of("book", "symbol", "ref_trade_id", "currency");

  /** Inserts rows of text; PostgreSQL makes of each column what it is. */
  private static void fill(Connection database, String name, Table table) throws Exception {
    assertThat(table.rows()).isNotEmpty();
    String columns = "\"" + String.join("\", \"", table.columns()) + "\"";
    String sql =
        "insert into %s (%s) select %s from json_populate_record(null::%s, ?::json)"
            .formatted(name, columns, columns, name);
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      for (List<String> row : table.rows()) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
          String column = table.columns().get(i);
          if (!row.get(i).isEmpty() || BLANKS.contains(column)) {
            values.put(column, row.get(i));
          }
        }
        insert.setString(1, new ObjectMapper().writeValueAsString(values));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
