package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.datagen.report.LoadReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Flink tells of the jobs, once a second: their subtasks, checkpoints and restarts.
 * Checkpoints and state are those of the trading job. Thread-safe.
 */
final class FlinkProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final double MEBI = 1 << 20;

  /** So long a job may take to be there, and an answer stands for what is now. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private static final long STALE_NANOS = 5_000_000_000L;

  private final FlinkRest rest;
  private final List<WatchedJob> jobs;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, SubtaskMeter> subtasks = new LinkedHashMap<>();
  private final Map<String, Long> restarts = new HashMap<>();
  private final Map<String, Long> restartsBefore = new HashMap<>();
  private final CheckpointMeter checkpoints = new CheckpointMeter();
  private final Map<String, Double> pending = new TreeMap<>();
  private final Trouble trouble;
  private final long begin = System.nanoTime();

  /** When each job was last seen to run; what has ended keeps its last figures. */
  private final Map<String, Long> ran = new HashMap<>();

  private double intervalMillis;
  private final Loop loop;

  private FlinkProbe(InstrumentsOptions options, Trouble trouble) {
    rest = new FlinkRest(options.rest());
    jobs = options.jobs();
    this.trouble = trouble;
    loop = Loop.start("flink", trouble, this::look);
  }

  static FlinkProbe start(InstrumentsOptions options, Trouble trouble) {
    return new FlinkProbe(options, trouble);
  }

  private Duration look() throws IOException {
    for (WatchedJob job : jobs) {
      if (!ids.containsKey(job.label())) {
        rest.id(job.id()).ifPresent(id -> ids.put(job.label(), id));
      }
      if (!ids.containsKey(job.label())) {
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
          trouble.note("there is no job \"" + job.id() + "\"");
        }
        continue;
      }
      try {
        look(job, "/jobs/" + ids.get(job.label()));
      } catch (IOException e) {
        // It may have been submitted anew
        ids.remove(job.label());
        throw e;
      }
    }
    return EVERY;
  }

  private void look(WatchedJob job, String path) throws IOException {
    Map<String, JsonNode> seen = new LinkedHashMap<>();
    JsonNode about = rest.get(path);
    if (!about.path("state").asText().equals("RUNNING")) {
      stopped(job);
      return;
    }
    for (JsonNode vertex : about.path("vertices")) {
      String name = Vertices.shortName(vertex.path("name").asText());
      if (vertex.path("parallelism").asInt() == 1) {
        seen.put(name + "/0", vertex.path("metrics"));
      } else {
        String of = path + "/vertices/" + vertex.path("id").asText();
        for (JsonNode subtask : rest.get(of).path("subtasks")) {
          seen.put(name + "/" + subtask.path("subtask").asInt(), subtask.path("metrics"));
        }
      }
    }
    long again = rest.get(path + "/metrics?get=numRestarts").at("/0/value").asLong(-1);
    JsonNode taken = job.isTrading() ? rest.get(path + "/checkpoints") : null;
    if (job.isTrading() && intervalMillis == 0) {
      intervalMillis = rest.get(path + "/checkpoints/config").path("interval").asDouble();
    }
    take(job, seen, again, taken);
  }

  private synchronized void stopped(WatchedJob job) {
    ran.remove(job.label());
  }

  private synchronized void take(
      WatchedJob job, Map<String, JsonNode> seen, long again, JsonNode taken) {
    seen.forEach(
        (place, metrics) -> {
          String vertex = place.substring(0, place.lastIndexOf('/'));
          int number = Integer.parseInt(place.substring(place.lastIndexOf('/') + 1));
          subtasks
              .computeIfAbsent(
                  job.label() + "/" + place, key -> new SubtaskMeter(job.label(), vertex, number))
              .take(metrics);
        });
    ran.put(job.label(), System.nanoTime());
    if (again >= 0) {
      restarts.put(job.label(), again);
      restartsBefore.putIfAbsent(job.label(), again);
    }
    if (taken != null) {
      checkpoints.take(taken);
      pending("checkpoint.ms", checkpoints.millisNow());
      Double bytes = checkpoints.bytesNow();
      pending("checkpoint.mb", bytes == null ? null : bytes / MEBI);
    }
  }

  private void pending(String series, Double value) {
    if (value != null) {
      pending.merge(series, value, Math::max);
    }
  }

  /** Counts anew from now on. */
  synchronized void mark() {
    subtasks.values().forEach(SubtaskMeter::mark);
    checkpoints.mark();
    restartsBefore.putAll(restarts);
  }

  /** What goes into the timeline now: vertices by their busiest subtask, and new checkpoints. */
  synchronized Map<String, Double> now() {
    Map<String, Double> row = new TreeMap<>(pending);
    pending.clear();
    for (SubtaskMeter subtask : subtasks.values()) {
      if (runs(subtask.job())) {
        row.merge("busy." + subtask.vertex(), subtask.busyNow(), Math::max);
        row.merge("backpressure." + subtask.vertex(), subtask.backPressuredNow(), Math::max);
      }
    }
    if (checkpoints.stateBytes() > 0 && runs(WatchedJob.TRADING)) {
      row.put("state_mb", checkpoints.stateBytes() / MEBI);
    }
    return row;
  }

  private boolean runs(String job) {
    return ran.containsKey(job) && System.nanoTime() - ran.get(job) < STALE_NANOS;
  }

  /** What each subtask did since the last mark. */
  synchronized List<LoadReport.Subtask> subtasks() {
    return new ArrayList<>(subtasks.values().stream().map(SubtaskMeter::total).toList());
  }

  /** Restarts of all jobs since the last mark. */
  synchronized long restarts() {
    return restarts.entrySet().stream()
        .mapToLong(job -> Math.max(0, job.getValue() - restartsBefore.get(job.getKey())))
        .sum();
  }

  /** What the checkpoints of the trading job are asked. */
  synchronized <T> T checkpoints(java.util.function.Function<CheckpointMeter, T> question) {
    return question.apply(checkpoints);
  }

  /** Between two checkpoints of the trading job; 0 while it is not known. */
  synchronized double intervalMillis() {
    return intervalMillis;
  }

  @Override
  public void close() {
    loop.close();
  }
}
