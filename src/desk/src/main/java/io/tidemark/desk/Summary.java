package io.tidemark.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.contracts.InputFile;
import io.tidemark.job.flow.Count.Fate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what a replay did: {@code summary.json} for programs, a few lines for people. */
final class Summary {
  /** The file's name. */
  static final String FILE = "summary.json";

  private final ReplayRequest request;
  private final ReplayResult result;

  Summary(ReplayRequest request, ReplayResult result) {
    this.request = request;
    this.result = result;
  }

  /** Writes {@code summary.json} into a folder. */
  void write(Path folder) throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("versions", Versions.all());
    root.put("wall_seconds", result.wallSeconds());
    root.put("cpu_seconds", result.cpuSeconds());
    root.put("records", result.counts().read());
    root.put("records_per_second", result.recordsPerSecond());
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (InputFile input : InputFile.values()) {
      inputs.put(input.source(), input(input));
    }
    root.put("inputs", inputs);
    root.put("outputs", result.rows());
    root.put("unlisted_symbols", result.unlisted());
    root.put("changelog", request.changelog());
    root.put("settings", request.settings().texts());
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(FILE), mapper.writeValueAsString(root) + "\n");
  }

  private Map<String, Object> input(InputFile input) {
    Counts counts = result.counts();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("files", request.files(input));
    map.put("in", counts.of(input, Fate.READ));
    map.put("applied", counts.of(input, Fate.APPLIED));
    map.put("late", counts.of(input, Fate.LATE));
    map.put("duplicate", counts.of(input, Fate.DUPLICATE));
    map.put("dead", counts.of(input, Fate.DEAD));
    map.put("dead_by_reason", counts.reasons(input));
    return map;
  }

  /** Prints the summary for people. */
  void print(PrintWriter out) {
    Counts counts = result.counts();
    out.println(
        line(
            "Replayed %,d record%s in %.1f s: %,d a second, %.1f s of CPU.",
            counts.read(),
            counts.read() == 1 ? "" : "s",
            result.wallSeconds(),
            result.recordsPerSecond(),
            result.cpuSeconds()));
    out.println();
    out.println(
        line("%-12s %13s %13s %11s %11s %11s", "", "in", "applied", "late", "duplicate", "dead"));
    for (InputFile input : InputFile.values()) {
      if (!request.files(input).isEmpty()) {
        out.println(
            line(
                "%-12s %,13d %,13d %,11d %,11d %,11d",
                input.source(),
                counts.of(input, Fate.READ),
                counts.of(input, Fate.APPLIED),
                counts.of(input, Fate.LATE),
                counts.of(input, Fate.DUPLICATE),
                counts.of(input, Fate.DEAD)));
      }
    }
    out.println();
    result.rows().forEach((file, rows) -> out.println(line("%-20s %,13d rows", file, rows)));
    out.println();
    out.println("The results are in " + request.out() + ".");
    out.flush();
  }

  /** Prints what a person should look at. */
  void warn(PrintWriter err) {
    Map<String, Long> reasons = result.counts().reasons();
    long dead = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (dead > 0) {
      StringBuilder by = new StringBuilder();
      reasons.forEach(
          (reason, n) -> by.append(by.isEmpty() ? "" : ", ").append(line("%s %,d", reason, n)));
      err.println(
          line(
              "warning: %,d %s not used: %s; see dead_letters.csv",
              dead, dead == 1 ? "record was" : "records were", by));
    }
    if (!result.unlisted().isEmpty()) {
      err.println(
          line(
              "warning: symbols without an instruments row took the defaults: %,d; summary.json"
                  + " lists them",
              result.unlisted().size()));
    }
    err.flush();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
