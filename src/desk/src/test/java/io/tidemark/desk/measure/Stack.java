package io.tidemark.desk.measure;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.measure.InstrumentsOptions;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.load.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A broker with all topics and a database with all tables. */
final class Stack implements AutoCloseable {
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final int PARTITIONS = 2;

  final LocalKafka kafka;
  final LocalPostgres postgres;
  final Settings settings;

  private Stack(LocalKafka kafka, LocalPostgres postgres, Settings settings) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.settings = settings;
  }

  static Stack start(Path folder, String prefix) throws Exception {
    LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"));
    LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres"));
    Path password = Files.writeString(folder.resolve("password"), postgres.password());
    Settings settings =
        Settings.builder()
            .set("kafka.bootstrap=" + kafka.bootstrap())
            .set("topics.prefix=" + prefix)
            .set("ledger.id=measured")
            .set("checkpoint.interval=500ms")
            .set("bars.intervals=1s")
            .set("postgres.url=" + postgres.url(LocalPostgres.USER))
            .set("postgres.password=file:" + password)
            .build();
    TopicAdmin.create(settings, PARTITIONS, (short) 1);
    Database.claim(settings, false);
    return new Stack(kafka, postgres, settings);
  }

  String topic(Topic topic) {
    return topic.name(settings.get(Keys.TOPICS_PREFIX));
  }

  InstrumentsOptions.Builder options() {
    return InstrumentsOptions.builder()
        .consumer(KafkaClients.consumer(settings))
        .prefix(settings.get(Keys.TOPICS_PREFIX))
        .database(() -> postgres.connect(LocalPostgres.USER));
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws Exception {
    kafka.close();
    postgres.close();
  }
}
