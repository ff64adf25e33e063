package io.tidemark.datagen.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks summary.json. A source's counts are the object under its name, wherever it stands, that
 * has a field {@code in}; {@code dead} is a number or an object of numbers by reason.
 */
final class SummaryCheck {
  private static final String FILE = "summary.json";

  private final JsonNode root;
  private final Report report;

  private SummaryCheck(JsonNode root, Report report) {
    this.root = root;
    this.report = report;
  }

  /** Reads the file; one that is missing or does not read is a difference and has no content. */
  static SummaryCheck read(Path dir, Report report) throws IOException {
    JsonNode root = MissingNode.getInstance();
    Path file = dir.resolve(FILE);
    if (!Files.exists(file)) {
      report.differs(FILE, "the file is missing");
    } else {
      try {
        root = new ObjectMapper().readTree(Files.readAllBytes(file));
      } catch (JsonProcessingException e) {
        report.differs(FILE, "is no JSON: " + e.getOriginalMessage());
        return new SummaryCheck(root, report);
      }
      if (!root.isObject()) {
        report.differs(FILE, "is no JSON object");
        root = MissingNode.getInstance();
      }
    }
    return new SummaryCheck(root, report);
  }

  /** Whether the replay says it wrote the changelogs; not to say it either way is a difference. */
  boolean changelog() {
    JsonNode told = root.path("changelog");
    if (!told.isBoolean() && !root.isMissingNode()) {
      report.differs(FILE, "does not say whether there are changelogs");
    }
    return told.asBoolean();
  }

  /** Checks the counts by source; a source that read nothing may be left out. */
  void counts(Map<String, Counts> expected) {
    if (!root.isMissingNode()) {
      expected.forEach(this::counts);
    }
  }

  private void counts(String source, Counts counts) {
    JsonNode node = find(root, source);
    if (node == null) {
      if (counts.in() > 0) {
        report.differs(FILE, "has no counts of " + source);
      }
      return;
    }
    report.compared(FILE, 1);
    long sum =
        count(node, "applied")
            + count(node, "late")
            + count(node, "duplicate")
            + count(node, "dead")
            + count(node, "skipped");
    if (sum != count(node, "in")) {
      report.differs(FILE, "%s: in is not the sum of the rest: %s".formatted(source, node));
    }
    boolean same =
        count(node, "in") == counts.in()
            && count(node, "applied") == counts.applied()
            && count(node, "late") == counts.late()
            && count(node, "duplicate") == counts.duplicate()
            && count(node, "dead") == counts.dead()
            && count(node, "skipped") == counts.skipped()
            && reasons(node.path("skipped_by_reason")).equals(counts.skippedByReason());
    if (!same) {
      report.differs(FILE, "%s: expected %s, written %s".formatted(source, counts, node));
    }
  }

  /**
   * Checks the number of rows of each file.
   *
   * @param rows by file name as found; null for a file that cannot be counted, itself a difference
   */
  void outputs(Map<String, Long> rows) {
    if (root.isMissingNode()) {
      return;
    }
    JsonNode told = root.path("outputs");
    rows.forEach(
        (file, found) -> {
          report.compared(FILE, 1);
          JsonNode count = told.path(file);
          if (!count.isIntegralNumber() || (found != null && count.asLong() != found)) {
            String written = count.isMissingNode() ? "none" : count.toString();
            report.differs(FILE, "outputs: %s has %s, written %s".formatted(file, found, written));
          }
        });
    told.fieldNames()
        .forEachRemaining(
            file -> {
              if (!rows.containsKey(file)) {
                report.differs(FILE, "outputs: " + file + " is none of this replay's files");
              }
            });
  }

  /** Checks the symbols that took the defaults. */
  void unlisted(List<String> expected) {
    if (root.isMissingNode()) {
      return;
    }
    report.compared(FILE, 1);
    JsonNode told = root.path("unlisted_symbols");
    List<String> written = new ArrayList<>();
    told.forEach(symbol -> written.add(symbol.asText()));
    if (!told.isArray() || !written.stream().sorted().toList().equals(expected)) {
      report.differs(FILE, "unlisted_symbols: expected %s, written %s".formatted(expected, told));
    }
  }

  /**
   * Checks the last crossovers of each symbol, as many as the setting {@code summary.crossovers} of
   * the results says; none by default.
   *
   * @param ties signals that may be there or not; a symbol that has one of a crossover is not
   *     judged
   */
  void crossovers(Table signals, Table ties) {
    if (root.isMissingNode()) {
      return;
    }
    int most = root.path("settings").path("summary.crossovers").asInt(0);
    JsonNode told = root.path("crossovers");
    if (most <= 0) {
      if (!told.isMissingNode()) {
        report.differs(FILE, "crossovers: the settings ask for none");
      }
      return;
    }
    Map<String, List<Map<String, String>>> expected = Crossovers.last(signals, most);
    Set<String> unsure = Crossovers.last(ties, 1).keySet();
    Set<String> symbols = new TreeSet<>(expected.keySet());
    told.fieldNames().forEachRemaining(symbols::add);
    symbols.removeAll(unsure);
    if (!told.isObject()) {
      report.differs(FILE, "crossovers: expected an object by symbol, written " + told);
      return;
    }
    for (String symbol : symbols) {
      report.compared(FILE, 1);
      List<Map<String, String>> written = new ArrayList<>();
      told.path(symbol).forEach(crossover -> written.add(texts(crossover)));
      List<Map<String, String>> due = expected.getOrDefault(symbol, List.of());
      if (!written.equals(due)) {
        report.differs(
            FILE,
            Finding.WRONG,
            "crossovers of %s: expected %s, written %s".formatted(symbol, due, written));
      }
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  private static JsonNode find(JsonNode node, String source) {
    JsonNode here = node.get(source);
    if (here != null && here.isObject() && here.has("in")) {
      return here;
    }
    for (JsonNode child : node) {
      JsonNode found = find(child, source);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Numbers by reason; none where nothing is told. */
  private static Map<String, Long> reasons(JsonNode node) {
    Map<String, Long> reasons = new TreeMap<>();
    node.fieldNames().forEachRemaining(reason -> reasons.put(reason, node.path(reason).asLong()));
    return reasons;
  }

  private static long count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isObject()) {
      return value.asLong();
    }
    long sum = 0;
    for (JsonNode part : value) {
      sum += part.asLong();
    }
    return sum;
  }
}
