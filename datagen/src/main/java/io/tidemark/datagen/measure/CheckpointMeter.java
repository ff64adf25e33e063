package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.datagen.report.Distribution;
import org.HdrHistogram.Histogram;

/** The checkpoints of a job, of which Flink remembers the newest ones. */
final class CheckpointMeter {
  private static final int DIGITS = 3;
  private static final long MICROS = 1_000;

  private Histogram micros = new Histogram(DIGITS);
  private long newest = -1;
  private long completed;
  private long failed;
  private long completedBefore;
  private long failedBefore;
  private long bytesMax;
  private long stateBytes;
  private long stateBytesBefore;
  private Double millisNow;
  private Double bytesNow;

  /** Takes what Flink answers at a job's {@code /checkpoints}. */
  void take(JsonNode answer) {
    boolean first = newest < 0;
    long known = newest;
    millisNow = null;
    bytesNow = null;
    for (JsonNode one : answer.path("history")) {
      long id = one.path("id").asLong();
      if (id > known && one.path("status").asText().equals("COMPLETED")) {
        newest = Math.max(newest, id);
        if (!first) {
          add(one);
        }
      }
    }
    newest = Math.max(newest, 0);
    completed = answer.at("/counts/completed").asLong();
    failed = answer.at("/counts/failed").asLong();
    stateBytes = answer.at("/latest/completed/state_size").asLong(stateBytes);
    if (first) {
      mark();
    }
  }

  private void add(JsonNode one) {
    long millis = one.path("end_to_end_duration").asLong();
    long bytes = one.path("checkpointed_size").asLong();
    micros.recordValue(Math.max(0, millis) * MICROS);
    bytesMax = Math.max(bytesMax, bytes);
    millisNow = Math.max(millisNow == null ? 0 : millisNow, (double) millis);
    bytesNow = Math.max(bytesNow == null ? 0 : bytesNow, (double) bytes);
  }

  final void mark() {
    micros = new Histogram(DIGITS);
    bytesMax = 0;
    stateBytesBefore = stateBytes;
    completedBefore = completed;
    failedBefore = failed;
  }

  /** Completed since the last mark. */
  long completed() {
    return Math.max(0, completed - completedBefore);
  }

  long failed() {
    return Math.max(0, failed - failedBefore);
  }

  /** How long those took since the last mark, end to end. */
  Distribution millis() {
    return Distribution.ofMicros(micros);
  }

  /** Most that one wrote since the last mark. */
  long bytesMax() {
    return bytesMax;
  }

  /** All of the state in the newest. */
  long stateBytes() {
    return stateBytes;
  }

  /** All of the state in the newest at the last mark; null if there was none. */
  Long stateBytesBefore() {
    return stateBytesBefore > 0 ? stateBytesBefore : null;
  }

  /** The longest of those that ended between the last two looks; null if none did. */
  Double millisNow() {
    return millisNow;
  }

  /** The largest of those; null if there was none. */
  Double bytesNow() {
    return bytesNow;
  }
}
