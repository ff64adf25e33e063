package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.datagen.report.LoadReport;

/**
 * What one subtask did, from what Flink adds up since its task began. Flink adds an idle spell when
 * it ends, or after 5 s, and calls busy what is left of the time. So a look that finds neither a
 * record nor time that was added is passed over: what it says of such a task is not known yet.
 */
final class SubtaskMeter {
  private final String job;
  private final String vertex;
  private final int subtask;
  private Times last;
  private Times sum = new Times(0, 0, 0, 0);
  private double busyNow;
  private double backPressuredNow;

  /**
   * Records, and times in ms.
   *
   * @param all of the time that it ran
   */
  private record Times(long records, long all, long backPressured, long idle) {
    Times minus(Times other) {
      return new Times(
          records - other.records,
          all - other.all,
          backPressured - other.backPressured,
          idle - other.idle);
    }

    Times plus(Times other) {
      return new Times(
          records + other.records,
          all + other.all,
          backPressured + other.backPressured,
          idle + other.idle);
    }

    double busy() {
      return all <= 0 ? 0 : Math.max(0, (double) (all - backPressured - idle) / all);
    }

    double held() {
      return all <= 0 ? 0 : Math.min(1, (double) backPressured / all);
    }
  }

  SubtaskMeter(String job, String vertex, int subtask) {
    this.job = job;
    this.vertex = vertex;
    this.subtask = subtask;
  }

  String job() {
    return job;
  }

  /** Takes the metrics of a vertex with one subtask, or of a subtask. */
  void take(JsonNode metrics) {
    long held = metrics.path("accumulated-backpressured-time").asLong();
    long idle = metrics.path("accumulated-idle-time").asLong();
    long busy = (long) metrics.path("accumulated-busy-time").asDouble();
    Times now = new Times(metrics.path("read-records").asLong(), busy + held + idle, held, idle);
    if (last == null || now.all < last.all || now.records < last.records) {
      last = now; // the first look, or the task was started again
      return;
    }
    Times delta = now.minus(last);
    if (delta.records == 0 && delta.idle == 0 && delta.backPressured == 0) {
      return;
    }
    last = now;
    sum = sum.plus(delta);
    busyNow = delta.busy();
    backPressuredNow = delta.held();
  }

  /** Counts anew from now on. */
  void mark() {
    sum = new Times(0, 0, 0, 0);
  }

  String vertex() {
    return vertex;
  }

  /** Share of the time that it worked between the last two looks that told anything new. */
  double busyNow() {
    return busyNow;
  }

  /** Share of that time that it waited for those after it. */
  double backPressuredNow() {
    return backPressuredNow;
  }

  /** What it did since the last mark. */
  LoadReport.Subtask total() {
    return new LoadReport.Subtask(job, vertex, subtask, sum.records, sum.busy(), sum.held());
  }
}
