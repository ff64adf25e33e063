package io.tidemark.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.contracts.InputFile;
import io.tidemark.job.Keys;
import io.tidemark.job.flow.Count.Fate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
    for (InputFile input : InputFile.files()) {
      inputs.put(input.source(), input(input));
    }
    root.put("inputs", inputs);
    root.put("outputs", result.rows());
    root.put("unlisted_symbols", result.unlisted());
    if (request.settings().get(Keys.SUMMARY_CROSSOVERS) > 0) {
      root.put("crossovers", result.crossovers());
    }
    root.put("changelog", request.changelog());
    root.put("format", request.format().word());
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
    map.put("dead_by_reason", counts.reasons(Fate.DEAD, input));
    map.put("skipped", counts.of(input, Fate.SKIPPED));
    map.put("skipped_by_reason", counts.reasons(Fate.SKIPPED, input));
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
    boolean skipped = !counts.reasons(Fate.SKIPPED).isEmpty();
    out.println(
        line("%-12s %13s %13s %11s %11s %11s", "", "in", "applied", "late", "duplicate", "dead")
            + (skipped ? line(" %13s", "skipped") : ""));
    for (InputFile input : InputFile.files()) {
      if (!request.files(input).isEmpty()) {
        out.println(
            line(
                    "%-12s %,13d %,13d %,11d %,11d %,11d",
                    input.source(),
                    counts.of(input, Fate.READ),
                    counts.of(input, Fate.APPLIED),
                    counts.of(input, Fate.LATE),
                    counts.of(input, Fate.DUPLICATE),
                    counts.of(input, Fate.DEAD))
                + (skipped ? line(" %,13d", counts.of(input, Fate.SKIPPED)) : ""));
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
    Map<String, Long> dead = result.counts().reasons(Fate.DEAD);
    if (!dead.isEmpty()) {
      err.println(
          line("warning: %s not used: %s; see dead_letters.csv", records(dead), listed(dead)));
    }
    Map<String, Long> skipped = result.counts().reasons(Fate.SKIPPED);
    if (!skipped.isEmpty()) {
      err.println(
          line(
              "note: %s skipped by the rules of --format %s: %s",
              records(skipped), request.format().word(), listed(skipped)));
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

  private static String records(Map<String, Long> reasons) {
    long n = reasons.values().stream().mapToLong(Long::longValue).sum();
    return line("%,d %s", n, n == 1 ? "record was" : "records were");
  }

  private static String listed(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .map(entry -> line("%s %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
