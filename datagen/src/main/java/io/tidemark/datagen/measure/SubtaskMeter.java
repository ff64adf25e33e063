package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.datagen.report.LoadReport;

/** What one subtask did, from what Flink adds up since its task began. */
final class SubtaskMeter {
  private final String job;
  private final String vertex;
  private final int subtask;
  private long[] last;
  private final long[] sums = new long[4];
  private double busyNow;
  private double backPressuredNow;

  SubtaskMeter(String job, String vertex, int subtask) {
    this.job = job;
    this.vertex = vertex;
    this.subtask = subtask;
  }

  /** Takes the metrics of a vertex with one subtask, or of a subtask. */
  void take(JsonNode metrics) {
    long[] now = {
      metrics.path("read-records").asLong(),
      (long) metrics.path("accumulated-busy-time").asDouble(),
      metrics.path("accumulated-backpressured-time").asLong(),
      metrics.path("accumulated-idle-time").asLong()
    };
    if (last != null) {
      long[] delta = new long[now.length];
      for (int i = 0; i < now.length; i++) {
        // A task that was started again counts from 0
        delta[i] = now[i] >= last[i] ? now[i] - last[i] : now[i];
        sums[i] += delta[i];
      }
      long time = delta[1] + delta[2] + delta[3];
      if (time > 0) {
        busyNow = (double) delta[1] / time;
        backPressuredNow = (double) delta[2] / time;
      }
    }
    last = now;
  }

  void mark() {
    java.util.Arrays.fill(sums, 0);
  }

  String vertex() {
    return vertex;
  }

  /** Share of the time that it worked between the last two looks that told anything new. */
  double busyNow() {
    return busyNow;
  }

  double backPressuredNow() {
    return backPressuredNow;
  }

  /** What it did since the last mark. */
  LoadReport.Subtask total() {
    double time = sums[1] + sums[2] + sums[3];
    return new LoadReport.Subtask(
        job,
        vertex,
        subtask,
        sums[0],
        time == 0 ? 0 : sums[1] / time,
        time == 0 ? 0 : sums[2] / time);
  }
}
