package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves out of the expected fills what a running job may not have settled yet. */
final class Settled {
  private Settled() {}

  /** The expected rows up to each account's last written one; the others make a note. */
  static Table of(Table expected, String name, List<List<String>> written, Report report) {
    int account = expected.columns().indexOf("account");
    int version = expected.columns().indexOf("version");
    Map<String, Long> last = new HashMap<>();
    written.forEach(row -> last.merge(row.get(account), Long.valueOf(row.get(version)), Math::max));
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : expected.rows()) {
      if (Long.parseLong(row.get(version)) <= last.getOrDefault(row.get(account), 0L)) {
        rows.add(row);
      }
    }
    if (rows.size() < expected.rows().size()) {
      report.note(
          "%s: %,d rows not there (yet)".formatted(name, expected.rows().size() - rows.size()));
    }
    return new Table(expected.name(), expected.columns(), expected.keys(), rows);
  }
}
