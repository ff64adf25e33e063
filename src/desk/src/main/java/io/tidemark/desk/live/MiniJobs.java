package io.tidemark.desk.live;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this JVM, with its web interface on loopback, and the jobs in it. Closing it
 * cancels the jobs, whose retained checkpoints stay.
 */
public final class MiniJobs implements AutoCloseable {
  private static final long CANCEL_SECONDS = 10;
  private static final long CLOSE_SECONDS = 30;
  private static final long SUBMIT_SECONDS = 120;

  private final Configuration config;
  private final MiniCluster cluster;
  private final URI web;
  private final List<LiveJob> jobs = new ArrayList<>();

  private MiniJobs(Configuration config, MiniCluster cluster, URI web) {
    this.config = config;
    this.cluster = cluster;
    this.web = web;
  }

  /**
   * Starts a cluster that has room for both jobs at a parallelism.
   *
   * @param config Flink's configuration, with the addresses and folders that it shall use
   */
  public static MiniJobs start(Configuration config, int parallelism) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration(config))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism * JobKind.values().length)
                .build());
    try {
      cluster.start();
      return new MiniJobs(config, cluster, cluster.getRestAddress().get());
    } catch (Exception e) {
      end(cluster.closeAsync());
      throw e;
    }
  }

  /** The address of the web interface. */
  public URI web() {
    return web;
  }

  /**
   * Submits a job.
   *
   * @param checkpoints where its checkpoints go
   * @param from the checkpoint to resume from; empty to start from the beginning
   */
  public synchronized LiveJob submit(
      JobKind kind, Settings settings, Path checkpoints, Optional<Path> from) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration(config));
    kind.build(env, LiveSettings.with(settings, Keys.CHECKPOINT_DIR, checkpoints.toString()));
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName("tidemark " + kind.label());
    from.ifPresent(
        path ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(path.toUri().toString(), false)));
    JobID id = cluster.submitJob(graph).get(SUBMIT_SECONDS, TimeUnit.SECONDS).getJobID();
    LiveJob job = new LiveJob(kind, id, cluster, new RestView(web, id));
    jobs.add(job);
    return job;
  }

  /** Cancels what runs and ends the cluster; waits for both, not for ever. */
  @Override
  public void close() {
    List<CompletableFuture<?>> cancelled = new ArrayList<>();
    synchronized (this) {
      for (LiveJob job : jobs) {
        cancelled.add(job.cancel());
      }
    }
    for (CompletableFuture<?> job : cancelled) {
      await(job, CANCEL_SECONDS);
    }
    end(cluster.closeAsync());
  }

  private static void end(CompletableFuture<Void> closed) {
    await(closed, CLOSE_SECONDS);
  }

  private static void await(CompletableFuture<?> future, long seconds) {
    try {
      future.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // It ended already, or does not answer; nothing is gained by waiting on.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
