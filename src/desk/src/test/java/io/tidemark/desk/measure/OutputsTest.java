package io.tidemark.desk.measure;

import static io.tidemark.desk.measure.Stack.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.measure.Instruments;
import io.tidemark.datagen.measure.InstrumentsOptions;
import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.measure.WatchedJob;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Side;
import io.tidemark.wire.Signal;
import io.tidemark.wire.TradeType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a test writes by itself, timed as they arrive at a real broker and a real database. */
@Timeout(180)
final class OutputsTest {
  @TempDir private static Path temp;
  private static Stack stack;

  @BeforeAll
  static void startStack() throws Exception {
    stack = Stack.start(temp, "o.");
  }

  @AfterAll
  static void stopStack() throws Exception {
    if (stack != null) {
      stack.close();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String transactions) {
    Properties properties = KafkaClients.producer(stack.settings);
    if (transactions != null) {
      properties.put("transactional.id", transactions);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> record(
      Topic topic, String key, SpecificRecord row) {
    byte[] value = WireFormat.singleObject().encoder(topic.schema(), "").encode(row);
    return new ProducerRecord<>(stack.topic(topic), key.getBytes(UTF_8), value);
  }

  /** A moment that no window ends at. */
  private static Instant justNow() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusNanos(500_000_000);
  }

  private static Signal signal(String id) {
    return Signal.newBuilder()
        .setId(id)
        .setTs(justNow())
        .setSymbol("S")
        .setKind("K")
        .setDirection("BUY")
        .setValue("1")
        .setThreshold("2")
        .setRule("r")
        .build();
  }

  private static Fill fill(long version) {
    ByteBuffer money = ByteBuffer.wrap(new byte[] {1});
    return Fill.newBuilder()
        .setAccount("A")
        .setVersion(version)
        .setBook("b")
        .setSymbol("S")
        .setType(TradeType.NEW)
        .setTradeId("t")
        .setRefTradeId("")
        .setSide(Side.BUY)
        .setQuantity(1)
        .setPrice(1)
        .setFee(0)
        .setFeeCurrency("USD")
        .setRealizedPnl(money)
        .setTs(justNow())
        .setPositionVersion(version)
        .setPositionQuantity(1)
        .setCost(money)
        .setPositionRealizedPnl(money)
        .setCurrency("USD")
        .setSource("trades-0@1")
        .setSettledAt(justNow())
        .build();
  }

  private static void sql(String text) throws Exception {
    try (Connection connection = stack.postgres.connect(LocalPostgres.USER);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static void account(String name, Instant updatedAt) throws Exception {
    sql(
        "insert into accounts_pnl (account, version, base_currency, opening_cash,"
            + " high_water_mark, drawdown, mark_status, fx_status, updated_at)"
            + " values ('%s', 1, 'USD', 0, 0, 0, 'LIVE', 'LIVE', '%s')".formatted(name, updatedAt));
  }

  @Test
  void committedRowsAreTimedFromTheStartOnAndStayWhenAllGoesAway() throws Exception {
    try (KafkaProducer<byte[], byte[]> ledger = producer("ledger");
        KafkaProducer<byte[], byte[]> atOnce = producer(null)) {
      ledger.initTransactions();
      atOnce.send(record(Topic.SIGNALS, "S", signal("before"))).get();
      account("BEFORE", justNow());
      InstrumentsOptions options =
          stack
              .options()
              .job(new WatchedJob("trading", "", "nobody", List.of(stack.topic(Topic.TRADES))))
              .build();
      try (Instruments instruments = Instruments.start(options)) {
        ledger.beginTransaction();
        ledger.send(record(Topic.FILLS, "A", fill(1))).get();
        ledger.abortTransaction();
        ledger.beginTransaction();
        ledger.send(record(Topic.FILLS, "A", fill(2))).get();
        ledger.commitTransaction();
        atOnce.send(record(Topic.SIGNALS, "S", signal("seen"))).get();
        ProducerRecord<byte[], byte[]> letter =
            new ProducerRecord<>(stack.topic(Topic.DEAD_LETTERS), new byte[0], new byte[0]);
        letter.headers().add("reason", "OVERFLOW".getBytes(UTF_8));
        atOnce.send(letter).get();
        await("the rows", () -> instruments.snapshot().rows().get("signals") == 1);
        await("the letter", () -> !instruments.snapshot().deadLetters().isEmpty());
        await("the fill", () -> instruments.snapshot().rows().get("fills") == 1);
        assertThat(instruments.snapshot().deadLetters()).isEqualTo(Map.of("OVERFLOW", 1L));

        // What was there when it first looked is not new
        account("NOW", justNow());
        sql(
            "insert into signals (id, ts, symbol, kind, direction, value, threshold, rule)"
                + " values ('seen', now(), 'S', 'K', 'BUY', 1, 2, 'r'),"
                + " ('else', now(), 'S', 'K', 'BUY', 1, 2, 'r')");
        await("the account", () -> instruments.snapshot().rows().get("postgres_accounts") == 1);
        await("the signal", () -> instruments.snapshot().rows().get("postgres_signals") == 1);
        Measured measured = instruments.snapshot();
        assertThat(measured.latency())
            .containsOnlyKeys(
                "signals", "fills", "postgres_accounts", "postgres_signals", "hiccups");
        // Each was at least half a second old when it was written
        assertThat(measured.latency().get("fills").p50()).isBetween(500.0, 60_000.0);
        assertThat(measured.latency().get("postgres_signals").p50())
            .isGreaterThan(measured.latency().get("signals").p50());
        assertThat(measured.troubles()).isEmpty();

        stack.postgres.stop();
        stack.kafka.stop();
        await("both are missed", () -> instruments.snapshot().troubles().size() == 2);
        assertThat(instruments.snapshot().troubles())
            .extracting(trouble -> trouble.what().replaceFirst(":.*", ""))
            .containsExactlyInAnyOrder("database", "lag");
        assertThat(instruments.snapshot().rows()).isEqualTo(measured.rows());
        stack.postgres.startAgain();
        stack.kafka.startAgain();
        account("AFTER", justNow());
        atOnce.send(record(Topic.SIGNALS, "S", signal("after"))).get();
        await("the account", () -> instruments.snapshot().rows().get("postgres_accounts") == 2);
        await("the signal", () -> instruments.snapshot().rows().get("signals") == 2);
        assertThat(instruments.snapshot().troubles()).hasSize(2);
      }
    }
  }

  @Test
  void brokersThatDoNotAnswerAtTheStartAreOneLine() throws Exception {
    Properties nowhere = new Properties();
    nowhere.put("bootstrap.servers", "127.0.0.1:" + LocalKafka.freePort());
    nowhere.put("default.api.timeout.ms", "500");
    nowhere.put("request.timeout.ms", "400");
    InstrumentsOptions options = InstrumentsOptions.builder().consumer(nowhere).build();
    assertThatThrownBy(() -> Instruments.start(options))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the ends of the outputs are not told: ");
  }
}
