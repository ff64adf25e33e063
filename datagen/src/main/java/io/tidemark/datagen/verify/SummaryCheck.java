package io.tidemark.datagen.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.datagen.oracle.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Checks the counts of summary.json. A source's counts are the object under its name, wherever it
 * stands, that has a field {@code in}; {@code dead} is a number or an object of numbers by reason.
 */
final class SummaryCheck {
  private static final String FILE = "summary.json";

  private SummaryCheck() {}

  /** Checks the file if it is there; a source that read nothing may be left out. */
  static void check(Map<String, Counts> expected, Path dir, Report report) throws IOException {
    Path file = dir.resolve(FILE);
    if (!Files.exists(file)) {
      report.note("no summary.json");
      return;
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      report.differs(FILE, "is no JSON: " + e.getOriginalMessage());
      return;
    }
    expected.forEach(
        (source, counts) -> {
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
                  + count(node, "dead");
          if (sum != count(node, "in")) {
            report.differs(FILE, "%s: in is not the sum of the rest: %s".formatted(source, node));
          }
          boolean same =
              count(node, "in") == counts.in()
                  && count(node, "applied") == counts.applied()
                  && count(node, "late") == counts.late()
                  && count(node, "duplicate") == counts.duplicate()
                  && count(node, "dead") == counts.dead();
          if (!same) {
            report.differs(FILE, "%s: expected %s, written %s".formatted(source, counts, node));
          }
        });
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
