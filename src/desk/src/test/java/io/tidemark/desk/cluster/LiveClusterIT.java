package io.tidemark.desk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.desk.build.Packaged;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.wire.Account;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both live jobs, as {@code flink run} starts them, on a JobManager and a TaskManager of their own:
 * what the uber-jar needs is in it, or in a distribution of Flink.
 */
@Timeout(600)
final class LiveClusterIT {
  private static final long E8 = 100_000_000L;
  private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir private static Path temp;

  @Test
  void tradesReachTheDatabaseFromTheUberJar() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(temp.resolve("kafka"));
        LocalPostgres postgres = LocalPostgres.start(temp.resolve("postgres"));
        LocalCluster cluster =
            LocalCluster.start(Files.createDirectory(temp.resolve("cluster")), 2, Map.of())) {
      Path config = config(kafka, postgres);
      Settings settings =
          Settings.builder().yaml(Files.readString(config), config.toString()).build();
      TopicAdmin.create(settings, 2, (short) 1);
      // Each compression that a producer may choose.
      send(settings, "snappy", Topic.INSTRUMENTS, "ACME", instrument());
      send(settings, "gzip", Topic.ACCOUNTS, "A1", Account.newBuilder().setAccount("A1").build());
      send(settings, "zstd", Topic.TRADES, "A1", trade());
      send(settings, "lz4", Topic.TICKS, "ACME", quote(NINE, 10));
      send(settings, "lz4", Topic.TICKS, "ACME", quote(NINE.plusSeconds(60), 11));
      for (String job : List.of("trading", "load")) {
        cluster.submit(Packaged.jobJar(), List.of("--job", job, "--config", config.toString()));
      }
      // 100 bought at 10.01, valued at the mid of the newest quote, 11.01, once a cut has it.
      awaitRow(postgres);
    }
  }

  private static Path config(LocalKafka kafka, LocalPostgres postgres) throws Exception {
    Path password = temp.resolve("password");
    Files.writeString(password, postgres.password() + "\n");
    String yaml =
        """
        ledger.id: cluster
        kafka.bootstrap: %s
        postgres.url: %s
        postgres.password: file:%s
        checkpoint.interval: 500ms
        checkpoint.dir: %s
        watermark.idle: 1s
        watermark.quiet: 2s
        """
            .formatted(
                kafka.bootstrap(),
                postgres.url(LocalPostgres.USER),
                password,
                temp.resolve("checkpoints"));
    return Files.writeString(temp.resolve("job.yaml"), yaml);
  }

  private static Instrument instrument() {
    return Instrument.newBuilder().setSymbol("ACME").setMultiplier(20_000L).build();
  }

  private static Trade trade() {
    return Trade.newBuilder()
        .setTs(NINE.plusSeconds(1))
        .setTradeId("t1")
        .setAccount("A1")
        .setSymbol("ACME")
        .setSide(Side.BUY)
        .setQuantity(100 * E8)
        .setPrice(10 * E8 + E8 / 100)
        .setType(TradeType.NEW)
        .build();
  }

  private static Tick quote(Instant ts, long bid) {
    return Tick.newBuilder()
        .setTs(ts)
        .setSymbol("ACME")
        .setBid(bid * E8)
        .setAsk(bid * E8 + 2 * E8 / 100)
        .build();
  }

  private static void send(
      Settings settings, String compression, Topic topic, String key, SpecificRecord value)
      throws Exception {
    Properties properties = KafkaClients.producer(settings);
    properties.put("compression.type", compression);
    ByteArraySerializer bytes = new ByteArraySerializer();
    byte[] encoded =
        WireFormat.singleObject().encoder(topic.schema(), topic.suffix()).encode(value);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
      producer
          .send(new ProducerRecord<>(topic.suffix(), key.getBytes(StandardCharsets.UTF_8), encoded))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void awaitRow(LocalPostgres postgres) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    BigDecimal unrealized = null;
    while (unrealized == null || unrealized.compareTo(new BigDecimal(200)) != 0) {
      assertThat(System.nanoTime())
          .as("unrealized P&L in the database is %s", unrealized)
          .isLessThan(deadline);
      unrealized = unrealized(postgres);
      Thread.sleep(50);
    }
  }

  /** Null as long as there is no row, or no table. */
  private static BigDecimal unrealized(LocalPostgres postgres) throws SQLException {
    try (var connection = postgres.connect(LocalPostgres.USER);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select table_name from information_schema.tables where table_name = 'positions'")) {
      if (!rows.next()) {
        return null;
      }
      try (var position =
          statement.executeQuery("select unrealized_pnl from positions where account = 'A1'")) {
        return position.next() ? position.getBigDecimal(1) : null;
      }
    }
  }
}
