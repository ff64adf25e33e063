package io.tidemark.desk.loadtest;

import io.tidemark.contracts.Topic;
import io.tidemark.desk.Closers;
import io.tidemark.desk.Embedded;
import io.tidemark.desk.FlinkConfig;
import io.tidemark.desk.Preflight;
import io.tidemark.desk.Screen;
import io.tidemark.desk.live.Folders;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.LedgerIdentity;
import io.tidemark.desk.live.LiveSettings;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.kafka.TopicEnds;
import io.tidemark.job.load.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Where a load test happens: brokers, database and cluster, its own or the user's. */
final class Place implements AutoCloseable {
  private final LoadRequest request;
  private final Screen screen;
  private final Closers closers = new Closers();
  private Settings settings;
  private Embedded embedded;
  private MiniJobs cluster;
  private Path work;
  private Jobs theirs;
  private OptionalLong databasePid = OptionalLong.empty();

  Place(LoadRequest request, Screen screen) {
    this.request = request;
    this.screen = screen;
  }

  /**
   * Gets everything ready but the jobs.
   *
   * @throws UserException if something of the user's is not as it is needed
   */
  void open() throws Exception {
    if (request.own()) {
      Embedded here = closers.add(new Embedded("load", screen));
      here.start(request.settings(), request.load());
      settings = here.settings();
      cluster = here.cluster();
      embedded = here;
      work = here.work();
      if (here.postgres().isPresent()) {
        databasePid = OptionalLong.of(here.postgres().get().pid());
      }
    } else {
      users();
    }
  }

  private void users() throws Exception {
    Settings given = LiveSettings.withCheckpoints(Settings.of(request.settings()));
    boolean ours = request.flink().isEmpty();
    settings =
        LiveSettings.with(
            given, Keys.LEDGER_ID, ours ? LedgerIdentity.random() : LedgerIdentity.kept(given));
    TopicAdmin.check(settings);
    if (!request.append()) {
      requireEmpty();
    }
    if (!ours) {
      // Before anything is written into their topics.
      theirs = ClusterJobs.find(kinds(), settings, request.flink().get());
      return;
    }
    Preflight.port(settings.get(Keys.WEB_PORT));
    if (request.load()) {
      Database.claim(settings, false);
    }
    work = Files.createTempDirectory("tidemark-load-");
    closers.add(() -> Folders.delete(work));
    Path temp = Files.createDirectories(work.resolve("flink"));
    cluster =
        closers.add(
            MiniJobs.start(FlinkConfig.live(settings, temp), settings.get(Keys.PARALLELISM)));
  }

  /** Simulated trades do not belong among real ones. */
  private void requireEmpty() {
    for (Topic topic : Topic.values()) {
      String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
      if (topic.isInput() && !TopicEnds.last(settings, name).isEmpty()) {
        throw new UserException(
            "the topic "
                + name
                + " at "
                + settings.get(Keys.KAFKA_BOOTSTRAP)
                + " holds records, and simulated ones do not belong among them; give topics of"
                + " their own (--set topics.prefix=load.), or --append if these are simulated too");
      }
    }
  }

  /**
   * Starts the jobs, unless they run on the user's cluster.
   *
   * @param say takes a line when one was started again
   */
  Jobs jobs(Consumer<String> say) throws Exception {
    return theirs != null ? theirs : OwnJobs.submit(kinds(), settings, cluster, work, say);
  }

  private List<JobKind> kinds() {
    return request.load() ? List.of(JobKind.TRADING, JobKind.LOAD) : List.of(JobKind.TRADING);
  }

  /** Settings that lead to all of it, with the ledger's name. */
  Settings settings() {
    return settings;
  }

  /** The database's process, where it was started here. */
  OptionalLong databasePid() {
    return databasePid;
  }

  /** Why the broker that was started here cannot go on, in one line. */
  Optional<String> brokerTrouble() {
    return embedded == null ? Optional.empty() : embedded.kafka().trouble();
  }

  /** How many partitions a topic has. */
  int partitions(Topic topic) throws ExecutionException, InterruptedException {
    String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
    try (Admin admin = Admin.create(KafkaClients.admin(settings))) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .get(name)
          .partitions()
          .size();
    }
  }

  /** Whether the jobs run on a cluster of the user's. */
  boolean onCluster() {
    return request.flink().isPresent();
  }

  /** For a report. */
  String where() {
    return request.own() ? "embedded" : settings.get(Keys.KAFKA_BOOTSTRAP);
  }

  @Override
  public void close() {
    closers.close();
  }
}
