package io.tidemark.desk.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.datagen.measure.FlinkRest;
import io.tidemark.desk.Faults;
import io.tidemark.desk.WorkOff;
import io.tidemark.desk.live.JobKind;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Jobs that run on a cluster of the user's, which is only looked at. */
final class ClusterJobs implements Jobs {
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Set<String> OVER = Set.of("FAILED", "CANCELED", "FINISHED", "SUSPENDED");

  private final Settings settings;
  private final URI rest;
  private final FlinkRest flink;
  private final Map<JobKind, String> ids = new EnumMap<>(JobKind.class);
  private long answered = System.nanoTime();

  private ClusterJobs(Settings settings, URI rest) {
    this.settings = settings;
    this.rest = rest;
    this.flink = new FlinkRest(rest);
  }

  /**
   * Finds them by their names.
   *
   * @throws UserException if the cluster does not answer or one of them does not run
   */
  static ClusterJobs find(List<JobKind> kinds, Settings settings, URI rest) {
    ClusterJobs jobs = new ClusterJobs(settings, rest);
    JsonNode overview;
    try {
      overview = jobs.flink.get("/jobs/overview");
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "--flink " + rest + ": no answer of a Flink cluster's REST interface there", e);
    }
    for (JobKind kind : kinds) {
      String name = "tidemark " + kind.label();
      for (JsonNode job : overview.path("jobs")) {
        if (job.path("name").asText().equals(name) && !over(job.path("state").asText())) {
          jobs.ids.put(kind, job.path("jid").asText());
        }
      }
      if (!jobs.ids.containsKey(kind)) {
        throw new UserException("--flink " + rest + ": no job \"" + name + "\" runs there");
      }
    }
    return jobs;
  }

  @Override
  public List<JobKind> kinds() {
    return new ArrayList<>(ids.keySet());
  }

  @Override
  public URI rest() {
    return rest;
  }

  @Override
  public String id(JobKind kind) {
    return ids.get(kind);
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void look() throws Broken {
    for (Map.Entry<JobKind, String> job : ids.entrySet()) {
      try {
        String state = flink.get("/jobs/" + job.getValue()).path("state").asText();
        answered = System.nanoTime();
        if (over(state)) {
          throw new Broken("the " + job.getKey().label() + " job is " + state);
        }
      } catch (IOException e) {
        if (System.nanoTime() - answered > SILENT_NANOS) {
          throw new Broken(
              "the Flink cluster at " + rest + " does not answer: " + Faults.describe(e), e);
        }
      }
    }
  }

  @Override
  public void tradingEnds() {
    throw new IllegalStateException("a cluster's jobs are not ended");
  }

  @Override
  public void loaderEnds() {
    ids.remove(JobKind.LOAD);
  }

  @Override
  public boolean workOff(WorkOff.Watch watch) throws Exception {
    for (JobKind kind : kinds()) {
      WorkOff.caught(settings, kind, () -> watch.look("reading the rest"));
    }
    return false;
  }

  private static boolean over(String state) {
    return OVER.contains(state);
  }
}
