package io.tidemark.desk;

import io.tidemark.desk.live.Checkpoints;
import io.tidemark.desk.live.JobFailed;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.LedgerIdentity;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.live.LiveSettings;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.desk.live.StateFolder;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.load.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs against the user's Kafka and Postgres, until this thread is interrupted. */
final class Run implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;

  private final Settings given;
  private final boolean fresh;
  private final List<JobKind> kinds;
  private final Screen screen;
  private final Closers closers = new Closers();

  Run(Settings given, boolean fresh, boolean load, Screen screen) {
    this.given = given;
    this.fresh = fresh;
    this.kinds = load ? List.of(JobKind.TRADING, JobKind.LOAD) : List.of(JobKind.TRADING);
    this.screen = screen;
  }

  /**
   * Runs.
   *
   * @throws io.tidemark.job.UserException if something is not as the jobs need it
   * @throws JobFailed if a job cannot go on
   */
  void run() throws Exception {
    Preflight.port(given.get(Keys.WEB_PORT));
    StateFolder state = closers.add(StateFolder.take(given));
    TopicAdmin.check(given);
    if (fresh) {
      state
          .putAside()
          .ifPresent(to -> screen.say("Starting anew; what stood in state.dir is in " + to));
    }
    Optional<Path> newest = checkpoint(state, JobKind.TRADING);
    LedgerIdentity ledger = LedgerIdentity.of(state.ledger(), given, newest.isPresent());
    Settings settings = LiveSettings.with(given, Keys.LEDGER_ID, ledger.id());
    if (kinds.contains(JobKind.LOAD)) {
      takeDatabase(settings, newest.isPresent() && checkpoint(state, JobKind.LOAD).isPresent());
    }
    screen.say(
        newest
            .map(from -> "Resuming ledger " + ledger.id() + " from " + from)
            .orElseGet(() -> "Starting ledger " + ledger.id() + " from the earliest offsets"));
    MiniJobs cluster =
        closers.add(
            MiniJobs.start(
                FlinkConfig.live(settings, state.makeTemp()), settings.get(Keys.PARALLELISM)));
    screen.say("Web UI  " + cluster.web());
    watch(submit(cluster, state, settings, newest), ledger, settings);
  }

  /**
   * A loader that goes on from a checkpoint must find the database as it left it. The job itself
   * sees to that; only one that begins may take a database that is nobody's.
   */
  private void takeDatabase(Settings settings, boolean resumes) {
    if (resumes) {
      Database.check(settings);
    } else {
      Database.claim(settings, fresh);
    }
  }

  private static Optional<Path> checkpoint(StateFolder state, JobKind kind) {
    return new Checkpoints(state.of(kind)).newest();
  }

  private Map<JobKind, JobWatch> submit(
      MiniJobs cluster, StateFolder state, Settings settings, Optional<Path> newest)
      throws Exception {
    Map<JobKind, JobWatch> watches = new EnumMap<>(JobKind.class);
    for (JobKind kind : kinds) {
      Checkpoints checkpoints = new Checkpoints(state.of(kind));
      // Offsets of the loader are of use only with the ledger that they were read of.
      Optional<Path> from = newest.isPresent() ? checkpoint(state, kind) : Optional.empty();
      LiveJob job = cluster.submit(kind, settings, state.of(kind), from);
      watches.put(kind, new JobWatch(job, checkpoints, from, line -> screen.say(line)));
    }
    return watches;
  }

  private void watch(Map<JobKind, JobWatch> watches, LedgerIdentity ledger, Settings settings)
      throws JobFailed, InterruptedException, IOException {
    StatusLine status = closers.add(new StatusLine(settings, kinds));
    boolean published = false;
    while (true) {
      Thread.sleep(LOOK_MILLIS);
      for (JobWatch watch : watches.values()) {
        watch.look();
      }
      if (!published && watches.get(JobKind.TRADING).checkpoints().completed() > 0) {
        ledger.published();
        published = true;
      }
      String line = status.text(new ArrayList<>(watches.values()));
      screen.show(List.of(line), line);
    }
  }

  @Override
  public void close() {
    closers.close();
  }
}
