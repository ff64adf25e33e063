package io.tidemark.desk.loadtest;

import io.tidemark.desk.WorkOff;
import io.tidemark.desk.live.Checkpoints;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.live.MiniJobs;
import io.tidemark.job.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Jobs in a cluster of this process. */
final class OwnJobs implements Jobs {
  private final Settings settings;
  private final MiniJobs cluster;
  private final Path work;
  private final Map<JobKind, LiveJob> jobs = new EnumMap<>(JobKind.class);
  private final Map<JobKind, JobWatch> watches = new EnumMap<>(JobKind.class);

  private OwnJobs(Settings settings, MiniJobs cluster, Path work) {
    this.settings = settings;
    this.cluster = cluster;
    this.work = work;
  }

  /**
   * Starts them, without anything that was before.
   *
   * @param work a folder for their checkpoints
   * @param say takes a line when one was started again
   */
  static OwnJobs submit(
      List<JobKind> kinds, Settings settings, MiniJobs cluster, Path work, Consumer<String> say)
      throws Exception {
    OwnJobs own = new OwnJobs(settings, cluster, work);
    for (JobKind kind : kinds) {
      Path checkpoints = work.resolve("checkpoints").resolve(kind.label());
      LiveJob job = cluster.submit(kind, settings, checkpoints, Optional.empty());
      own.jobs.put(kind, job);
      own.watches.put(kind, new JobWatch(job, new Checkpoints(checkpoints), Optional.empty(), say));
    }
    return own;
  }

  @Override
  public List<JobKind> kinds() {
    return new ArrayList<>(jobs.keySet());
  }

  @Override
  public URI rest() {
    return cluster.web();
  }

  @Override
  public String id(JobKind kind) {
    return jobs.get(kind).id();
  }

  @Override
  public boolean ready() {
    return watches.values().stream().allMatch(watch -> watch.checkpoints().completed() > 0);
  }

  @Override
  public void look() throws Exception {
    for (JobWatch watch : watches.values()) {
      watch.look();
    }
  }

  @Override
  public void tradingEnds() {
    watches.remove(JobKind.TRADING);
  }

  @Override
  public void loaderEnds() {
    jobs.remove(JobKind.LOAD);
    watches.remove(JobKind.LOAD);
  }

  @Override
  public boolean workOff(WorkOff.Watch watch) throws Exception {
    Optional<LiveJob> load = Optional.ofNullable(jobs.get(JobKind.LOAD));
    WorkOff.reach(settings, jobs.get(JobKind.TRADING), load, work.resolve("savepoint"), watch);
    watches.clear();
    return true;
  }
}
