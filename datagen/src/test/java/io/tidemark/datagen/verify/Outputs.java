package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder as a replay without error would have written it, and ways to plant errors. */
record Outputs(Expected expected, Path dir) {

  /** Writes all files but the changelogs. */
  static Outputs write(Expected expected, Path dir) throws IOException {
    for (Table table : expected.figures()) {
      table.write(dir);
    }
    List<String> dead = new ArrayList<>(List.of("source,position,reason,detail,raw"));
    for (List<String> row : expected.deadLetters().rows()) {
      dead.add(
          Csv.join(List.of(row.get(0), "some/where/" + row.get(1), row.get(2), "why", "a,\"b")));
    }
    Files.write(dir.resolve("dead_letters.csv"), dead);
    Outputs outputs = new Outputs(expected, dir);
    outputs.summary();
    return outputs;
  }

  /** Adds changelogs in which a key had all its versions at the last cut. */
  Outputs withLogs() throws IOException {
    log(expected.positions());
    log(expected.accounts());
    summary();
    return this;
  }

  private void log(Table table) throws IOException {
    int version = table.columns().indexOf("version");
    int valuedAt = table.columns().indexOf("valued_at");
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      long last = Long.parseLong(row.get(version));
      List<String> earlier = new ArrayList<>(row);
      if (table.name().equals("accounts.csv") && last > 0) {
        earlier.set(version, "1");
        earlier.set(valuedAt, Instant.parse(row.get(valuedAt)).minusSeconds(1).toString());
        rows.add(earlier);
      }
      for (long v = Math.min(1, last); v <= last; v++) {
        List<String> one = new ArrayList<>(row);
        one.set(version, String.valueOf(v));
        rows.add(one);
      }
    }
    String name = table.name().replace(".csv", "_log.csv");
    new Table(name, table.columns(), table.keys(), rows).write(dir);
  }

  /** Writes summary.json as it must be for the files there are. */
  void summary() throws IOException {
    String inputs =
        expected.counts().entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + json(e.getValue()))
            .collect(Collectors.joining(","));
    TreeMap<String, Integer> rows = new TreeMap<>();
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          rows.put(file.getFileName().toString(), (int) lines.count() - 1);
        }
      }
    }
    String outputs =
        rows.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
            .collect(Collectors.joining(","));
    String unlisted =
        expected.unlisted().stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(","));
    Files.writeString(
        dir.resolve("summary.json"),
        "{\"inputs\":{%s},\"outputs\":{%s},\"unlisted_symbols\":[%s],\"changelog\":%b}"
            .formatted(inputs, outputs, unlisted, rows.containsKey("accounts_log.csv")));
  }

  private static String json(Counts counts) {
    String dead = json(counts.deadByReason());
    String skipped =
        counts.skipped() == 0
            ? ""
            : ",\"skipped\":%d,\"skipped_by_reason\":%s"
                .formatted(counts.skipped(), json(counts.skippedByReason()));
    return "{\"in\":%d,\"applied\":%d,\"late\":%d,\"duplicate\":%d,\"dead\":%s%s}"
        .formatted(counts.in(), counts.applied(), counts.late(), counts.duplicate(), dead, skipped);
  }

  private static String json(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  List<String> lines(String file) throws IOException {
    return Files.readAllLines(dir.resolve(file));
  }

  /** Changes the lines of a file, header first, and leaves summary.json as it is. */
  void edit(String file, Consumer<List<String>> change) throws IOException {
    List<String> lines = new ArrayList<>(lines(file));
    change.accept(lines);
    assertThat(lines.equals(lines(file))).as("nothing changed in " + file).isFalse();
    Files.write(dir.resolve(file), lines);
  }

  /** Replaces a text in summary.json. */
  void editSummary(String from, String to) throws IOException {
    Path file = dir.resolve("summary.json");
    String json = Files.readString(file);
    assertThat(json).contains(from);
    Files.writeString(file, json.replace(from, to));
  }
}
