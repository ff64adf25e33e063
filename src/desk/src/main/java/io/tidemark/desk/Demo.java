package io.tidemark.desk;

import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.live.Checkpoints;
import io.tidemark.desk.live.Folders;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.load.Database;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;

/** The whole of Tidemark on this machine, from an empty folder to a verdict. */
final class Demo implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final short ONE_BROKER = 1;
  private static final int PARALLELISM = 1;
  private static final long LOOK_MILLIS = 1000;

  private final DemoOptions options;
  private final PrintWriter out;
  private final Screen screen;
  private final Closers closers = new Closers();

  Demo(DemoOptions options, PrintWriter out, Screen screen) {
    this.options = options;
    this.out = out;
    this.screen = screen;
  }

  /**
   * Runs it.
   *
   * @return what the verifier found
   */
  Report run() throws Exception {
    SimulatorOptions market = Traffic.market(options);
    Path work = Files.createTempDirectory("tidemark-demo-");
    closers.add(() -> Folders.delete(work));
    StartUp startUp = closers.add(new StartUp(screen));
    screen.say("Starting a Kafka broker, a PostgreSQL server and a Flink cluster…");
    Future<LocalPostgres> postgres =
        startUp.begin("PostgreSQL", () -> LocalPostgres.start(work.resolve("postgres")));
    Future<LocalKafka> kafka =
        startUp.begin("Kafka", () -> LocalKafka.start(work.resolve("kafka")));
    Path temp = Files.createDirectories(work.resolve("flink"));
    Future<MiniJobs> flink =
        startUp.begin(
            "Flink",
            () -> MiniJobs.start(FlinkConfig.live(Settings.defaults(), temp), PARALLELISM));
    Settings settings =
        DemoSettings.of(work, StartUp.await(kafka), StartUp.await(postgres), options.settings());
    MiniJobs cluster = StartUp.await(flink);
    tell("Kafka       " + StartUp.await(kafka).bootstrap());
    tell(
        "PostgreSQL  "
            + StartUp.await(postgres).url(LocalPostgres.USER)
            + "?user="
            + LocalPostgres.USER);
    tell("            its password is in " + DemoSettings.passwordFile(work));
    tell("Web UI      " + cluster.web());
    TopicAdmin.create(settings, PARTITIONS, ONE_BROKER);
    Database.claim(settings, false);
    return live(work, settings, market, cluster);
  }

  private void tell(String line) {
    screen.clear();
    out.println(line);
    out.flush();
  }

  private Report live(Path work, Settings settings, SimulatorOptions market, MiniJobs cluster)
      throws Exception {
    // No event is used before the reference data that is there when the job starts.
    Traffic traffic = closers.add(Traffic.prepare(settings, market));
    LiveJob trading = submit(JobKind.TRADING, cluster, settings, work);
    LiveJob load = submit(JobKind.LOAD, cluster, settings, work);
    DemoView view =
        closers.add(
            new DemoView(
                settings, options, traffic, watch(trading, work), watch(load, work), screen));
    traffic.open();
    while (options.seconds() == 0 || view.seconds() < options.seconds()) {
      view.look("running");
      Thread.sleep(LOOK_MILLIS);
    }
    return new DemoEnd(settings, view, traffic, trading, load).reach(work.resolve("savepoint"));
  }

  private static LiveJob submit(JobKind kind, MiniJobs cluster, Settings settings, Path work)
      throws Exception {
    return cluster.submit(kind, settings, checkpoints(kind, work), Optional.empty());
  }

  private JobWatch watch(LiveJob job, Path work) {
    Checkpoints checkpoints = new Checkpoints(checkpoints(job.kind(), work));
    return new JobWatch(job, checkpoints, Optional.empty(), screen::say);
  }

  private static Path checkpoints(JobKind kind, Path work) {
    return work.resolve("state").resolve(kind.label());
  }

  @Override
  public void close() {
    closers.close();
  }
}
