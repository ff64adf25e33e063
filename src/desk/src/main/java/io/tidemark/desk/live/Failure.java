package io.tidemark.desk.live;

import java.util.List;

/**
 * A failure of a job.
 *
 * @param at when, in ms since 1970
 * @param place the task that failed, "" if the job as a whole
 * @param trace the stack trace with all causes
 */
public record Failure(long at, String place, String trace) {
  private static final String CAUSED = "Caused by: ";

  /** Traces of a broker or database that cannot be reached for now; waiting helps. */
  private static final List<String> CONNECTION =
      List.of(
          "org.apache.kafka.common.errors.TimeoutException",
          "org.apache.kafka.common.errors.DisconnectException",
          "org.apache.kafka.common.errors.NotLeaderOrFollowerException",
          "org.apache.kafka.common.errors.CoordinatorNotAvailableException",
          "org.apache.kafka.common.errors.CoordinatorLoadInProgressException",
          "org.apache.kafka.common.errors.NotCoordinatorException",
          "org.apache.kafka.common.errors.LeaderNotAvailableException",
          "org.apache.kafka.common.errors.NetworkException",
          "org.apache.kafka.common.errors.BrokerNotAvailableException",
          "org.apache.kafka.clients.consumer.OffsetOutOfRangeException",
          "java.net.",
          "java.nio.channels.",
          "java.sql.SQLTransient",
          "java.sql.SQLNonTransientConnectionException",
          "CheckpointException",
          "Checkpoint expired",
          "Checkpoint Coordinator",
          "The connection attempt failed",
          "An I/O error occurred while sending to the backend",
          "terminating connection");

  /** Whether the broker or the database is away rather than something wrong. */
  public boolean isConnectionTrouble() {
    return CONNECTION.stream().anyMatch(trace::contains);
  }

  /** Whether a disk is full. */
  public boolean isDiskFull() {
    return trace.contains("No space left on device");
  }

  /** The last cause with the task it happened in, in one line. */
  public String line() {
    int caused = trace.lastIndexOf(CAUSED);
    String cause = caused < 0 ? trace : trace.substring(caused + CAUSED.length());
    String first = cause.lines().findFirst().orElse("unknown cause").strip();
    // The name of a class means little to a person where there is a message.
    int colon = first.indexOf(": ");
    boolean named = colon > 0 && first.substring(0, colon).matches("[\\w.$]+");
    String what =
        named
            ? first.substring(first.lastIndexOf('.', colon) + 1, colon) + first.substring(colon)
            : first;
    return place.isEmpty() ? what : what + " (in " + place + ")";
  }
}
