package io.tidemark.datagen.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load test found. Written as JSON with names in snake_case; a part that was not measured is
 * null. Latencies are in milliseconds and count from the moment a record was due to leave.
 *
 * @param format 1; a reader refuses what is newer
 * @param latency by output: {@code signals}, {@code window_signals}, {@code bars}, {@code
 *     positions}, {@code accounts}, {@code fills}, {@code postgres_accounts}, {@code
 *     postgres_signals}; {@code hiccups} are the pauses of the machine. Signals that close with a
 *     window, and bars, count from its end, and wait for the watermark by design
 * @param search the rates that were tried, null where the scenario asks for none
 * @param profile null where none was asked for
 * @param timeline a row a second
 */
public record LoadReport(
    int format,
    ScenarioText scenario,
    Run run,
    Machine machine,
    Traffic traffic,
    Map<String, Distribution> latency,
    Search search,
    Resources resources,
    List<Target> targets,
    Verification verification,
    Verdict verdict,
    List<Incident> incidents,
    Profile profile,
    Timeline timeline) {
  /** The format that this version writes. */
  public static final int FORMAT = 1;

  /**
   * What was asked for.
   *
   * @param text the file, as it was written
   */
  public record ScenarioText(String name, String about, String text) {}

  /**
   * When and with what.
   *
   * @param started ISO-8601, UTC
   * @param seconds of traffic
   * @param where {@code embedded}, or the brokers' addresses
   * @param versions by name: tidemark, flink, java, kafka, …
   * @param settings those that are not as by default; no secrets
   * @param completed whether it ran to its end
   */
  public record Run(
      String started,
      double seconds,
      String where,
      Map<String, String> versions,
      Map<String, String> settings,
      boolean completed) {}

  /** What it ran on. */
  public record Machine(
      String cpu, int cores, long memoryBytes, String os, long maxHeapBytes, double loadBefore) {}

  /**
   * What went in.
   *
   * @param due records that were due
   * @param sent of those due, records that the brokers took
   * @param overdue records that left more than 0.1 s after they were due
   * @param behindMaxMillis how far the sender was behind its schedule at most
   * @param ticks of those sent, records of {@code ticks}
   * @param ticksPerSecond sent, on average
   * @param bytes of keys and values sent, by topic
   * @param records sent, by topic
   * @param faults what was made wrong on purpose, by kind
   */
  public record Traffic(
      long seed,
      int symbols,
      int accounts,
      long due,
      long sent,
      long overdue,
      double behindMaxMillis,
      long ticks,
      double ticksPerSecond,
      Map<String, Long> bytes,
      Map<String, Long> records,
      Map<String, Long> faults) {}

  /**
   * A search for the highest rate that holds.
   *
   * @param holds ticks a second; 0 if none did
   * @param holdSeconds for how long a rate had to hold
   * @param ceiling whether the search ended at its highest rate, which held: more might hold
   */
  public record Search(double holds, double holdSeconds, List<Step> steps, boolean ceiling) {
    /** Takes no rates for none. */
    public Search {
      steps = steps == null ? List.of() : steps;
    }

    /** {@link #holds} as people read it; one line. */
    public String text() {
      return holds <= 0 ? "none" : (ceiling ? "at least " : "") + Units.perSecond(holds);
    }
  }

  /**
   * A rate that was tried.
   *
   * @param ticksPerSecond asked for
   * @param sentPerSecond reached
   * @param why what did not hold; "" if it held
   * @param lagMax most records that a partition was behind
   * @param jobCores cores that the jobs kept busy
   * @param jobMicrosPerTick their CPU time for a tick with all that comes with it
   */
  public record Step(
      double ticksPerSecond,
      double sentPerSecond,
      boolean held,
      String why,
      double seconds,
      long lagMax,
      double signalP99,
      double ledgerP99,
      double jobCores,
      double jobMicrosPerTick) {}

  /**
   * What it took.
   *
   * @param cpuSeconds by who used them: job, broker, simulator, database, gc, compiler, measuring,
   *     other; empty where the system does not tell
   * @param jobMicrosPerTick CPU time of the jobs for a tick with all that comes with it
   * @param heapMaxBytes most heap in use
   * @param rssMaxBytes most memory of this process
   * @param stateBytes of the last checkpoint of the trading job, all of it
   * @param checkpointMillis end to end
   * @param checkpointBytesMax most that one checkpoint wrote
   * @param lagMax most records that a partition of an input was behind
   * @param lagEnd records all partitions were behind when the traffic ended
   * @param rows by output, as in {@link LoadReport#latency}: all that were seen, those too that
   *     have no latency; null in reports of before they were counted
   * @param stateBytesBefore the same as {@code stateBytes} when what counts began; null if unknown
   */
  public record Resources(
      Map<String, Double> cpuSeconds,
      double jobMicrosPerTick,
      long heapMaxBytes,
      long rssMaxBytes,
      long stateBytes,
      long stateSymbols,
      long stateAccounts,
      double checkpointIntervalMillis,
      long checkpoints,
      long checkpointsFailed,
      Distribution checkpointMillis,
      long checkpointBytesMax,
      long restarts,
      long lagMax,
      long lagEnd,
      List<Subtask> subtasks,
      Map<String, Long> rows,
      Long stateBytesBefore) {}

  /**
   * A subtask of a job, over the whole run.
   *
   * @param busy share of the time that it worked, 0 to 1
   * @param backPressured share of the time that it waited for those after it
   */
  public record Subtask(
      String job, String vertex, int subtask, long recordsIn, double busy, double backPressured) {}

  /**
   * Something that must hold.
   *
   * @param limit what the value must stay below
   * @param value null where it was not measured, which is no pass
   */
  public record Target(String name, double limit, String unit, Double value, boolean pass) {}

  /**
   * What the verifier found.
   *
   * @param compared rows by output
   * @param differences rows by output
   */
  public record Verification(
      boolean ok,
      Map<String, Long> compared,
      Map<String, Long> differences,
      List<String> details,
      double seconds) {}

  /** Whether all holds, and what does not, a line each. */
  public record Verdict(boolean pass, List<String> lines) {}

  /** Something that happened, seconds after the start of the traffic. */
  public record Incident(double second, String what) {}

  /**
   * Figures over time. Each series has a value a row, null where there was none.
   *
   * @param seconds after the start of the traffic
   */
  public record Timeline(List<Double> seconds, Map<String, List<Double>> series) {
    /** Sorts the series by name. */
    public Timeline {
      series = new TreeMap<>(series);
    }
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** As JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a report.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException one line, if it is no report of a format that this version
   *     knows
   */
  public static LoadReport read(Path file) throws IOException {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException one line, if it is none
   */
  public static LoadReport parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      int format = root == null ? 0 : root.path("format").asInt(0);
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            format == 0
                ? "no report of a load test"
                : "format " + format + ", and this version reads " + FORMAT);
      }
      LoadReport report = JSON.treeToValue(root, LoadReport.class);
      Soundness.check(report);
      return report;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no report of a load test: " + e.getOriginalMessage(), e);
    }
  }
}
