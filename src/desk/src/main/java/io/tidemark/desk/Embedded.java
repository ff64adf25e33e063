package io.tidemark.desk;

import io.tidemark.desk.live.Folders;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.load.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A Kafka broker, a PostgreSQL server and a Flink cluster in this process, and a temporary folder
 * with all that they keep, which goes with them.
 */
public final class Embedded implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final short ONE_BROKER = 1;

  private final Closers closers = new Closers();
  private final Screen screen;
  private final Path work;
  private LocalKafka kafka;
  private LocalPostgres postgres;
  private MiniJobs cluster;
  private Settings settings;

  /**
   * Nothing but an empty folder yet.
   *
   * @param name of the folder, in part
   */
  public Embedded(String name, Screen screen) throws IOException {
    this.screen = screen;
    this.work = Files.createTempDirectory("tidemark-" + name + "-");
    closers.add(() -> Folders.delete(work));
  }

  /**
   * Starts all of them, with topics and tables that are empty.
   *
   * @param others settings that are not as {@link DemoSettings} has them, by name
   * @param database whether there shall be one
   */
  public void start(Map<String, String> others, boolean database) throws Exception {
    StartUp startUp = closers.add(new StartUp(screen));
    screen.say(
        database
            ? "Starting a Kafka broker, a PostgreSQL server and a Flink cluster…"
            : "Starting a Kafka broker and a Flink cluster…");
    Optional<Future<LocalPostgres>> starting =
        database
            ? Optional.of(
                startUp.begin("PostgreSQL", () -> LocalPostgres.start(work.resolve("postgres"))))
            : Optional.empty();
    Future<LocalKafka> broker =
        startUp.begin("Kafka", () -> LocalKafka.start(work.resolve("kafka")));
    Path temp = Files.createDirectories(work.resolve("flink"));
    Settings plain = Settings.of(others);
    Future<MiniJobs> flink =
        startUp.begin(
            "Flink",
            () -> MiniJobs.start(FlinkConfig.live(plain, temp), plain.get(Keys.PARALLELISM)));
    kafka = StartUp.await(broker);
    postgres = starting.isPresent() ? StartUp.await(starting.get()) : null;
    settings = DemoSettings.of(work, kafka, postgres().orElse(null), others);
    cluster = StartUp.await(flink);
    TopicAdmin.create(settings, PARTITIONS, ONE_BROKER);
    if (database) {
      Database.claim(settings, false);
    }
  }

  /** Where all of it is kept. */
  public Path work() {
    return work;
  }

  /** The broker. */
  public LocalKafka kafka() {
    return kafka;
  }

  /** The database server, where there is one. */
  public Optional<LocalPostgres> postgres() {
    return Optional.ofNullable(postgres);
  }

  /** The cluster. */
  public MiniJobs cluster() {
    return cluster;
  }

  /** Settings that lead to all of them. */
  public Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    closers.close();
  }
}
