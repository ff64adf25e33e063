package io.tidemark.desk;

import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.live.Checkpoints;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The whole of Tidemark on this machine, from an empty folder to a verdict. */
final class Demo implements AutoCloseable {
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
    Embedded here = closers.add(new Embedded("demo", screen));
    here.start(options.settings(), true);
    String database = here.settings().get(Keys.POSTGRES_URL);
    tell("Kafka       " + here.kafka().bootstrap());
    tell("PostgreSQL  " + database + "?user=" + LocalPostgres.USER);
    tell("            its password is in " + DemoSettings.passwordFile(here.work()));
    tell("Web UI      " + here.cluster().web());
    return live(here.work(), here.settings(), market, here.cluster());
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
    traffic.end();
    WorkOff.reach(settings, trading, Optional.of(load), work.resolve("savepoint"), view);
    view.close();
    return TopicsCheck.verify(settings, true, true, view::verifying);
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
