package io.tidemark.datagen.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Who a thread works for, by its name. */
final class ThreadGroups {
  static final String JOB = "job";
  static final String BROKER = "broker";
  static final String SIMULATOR = "simulator";
  static final String DATABASE = "database";
  static final String GC = "gc";
  static final String COMPILER = "compiler";
  static final String MEASURING = "measuring";
  static final String OTHER = "other";

  /** The first that fits. */
  private static final Map<String, Pattern> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put(
        MEASURING,
        Pattern.compile(
            ".*\\bmeasure-.*|(output-reader|server-watch|HttpClient-).*"
                + "|kafka-admin-client-thread \\| adminclient-.*"
                // What serves the REST interface, and gathers what it is asked for
                + "|flink-rest-server-.*|Flink-DispatcherRestEndpoint-.*|flink-metrics.*"));
    BY_NAME.put(SIMULATOR, Pattern.compile(".*\\bsimulator.*"));
    // Flink names a task with its subtask and attempt, and what works for it after the task
    BY_NAME.put(
        JOB,
        Pattern.compile(
            ".*\\(\\d+/\\d+\\)#\\d+.*"
                + "|(?i:flink|pekko|akka|rocksdb|jobmanager|taskmanager|resourcemanager).*"
                + "|(AsyncOperations|SourceCoordinator|mini-cluster|Checkpoint Timer).*"
                + "|(IOManager|BLOB Server).*"
                + "|kafka-(producer-network|admin-client)-thread \\| (producer-|tidemark-).*"));
    BY_NAME.put(
        BROKER,
        Pattern.compile(
            "(data-plane|control-plane|kafka|broker|controller|quorum-controller|raft)-.*"
                + "|(ExpirationReaper|ThrottledChannelReaper|ReplicaFetcher|ReplicaManager).*"
                + "|(group-coordinator|share-|transaction-log|TxnMarker|AddPartitions).*"
                + "|(LogDir|executor-Fetch|client-metrics|persister|Persister).*"
                + "|(network-partition|metrics-meter|SensorExpiry).*"));
  }

  /** Of the threads of the virtual machine itself, which the system cuts to 15 letters. */
  private static final Map<String, Pattern> NATIVE =
      Map.of(
          GC, Pattern.compile("(GC|G1|ZGC|Z|Shenandoah|Parallel) .*|VM Thread"),
          COMPILER, Pattern.compile("C[12] Compiler.*|Sweeper thread"),
          JOB, Pattern.compile("rocksdb:.*"));

  private ThreadGroups() {}

  /**
   * Who a thread of Java works for.
   *
   * @param name all of it
   */
  static String of(String name) {
    for (Map.Entry<String, Pattern> group : BY_NAME.entrySet()) {
      if (group.getValue().matcher(name).matches()) {
        return group.getKey();
      }
    }
    return OTHER;
  }

  /** Who a thread that is not Java's works for; null if it may be one of Java's. */
  static String ofNative(String name) {
    for (Map.Entry<String, Pattern> group : NATIVE.entrySet()) {
      if (group.getValue().matcher(name).matches()) {
        return group.getKey();
      }
    }
    return null;
  }
}
