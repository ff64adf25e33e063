package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All limits, read whole before the first event; the last row of a key stands. */
final class Limits {
  final Source source;
  private final Map<String, List<LimitRow>> byAccount = new HashMap<>();

  Limits(List<Feed> feeds, Table deadLetters) {
    source = new Source("limits", deadLetters);
    Map<String, LimitRow> rows = new TreeMap<>();
    for (Feed feed : feeds) {
      for (Feed.Entry entry = feed.next(); entry != null; entry = feed.next()) {
        source.counts.read();
        try {
          if (applies(entry, rows)) {
            source.counts.used(false);
          } else {
            source.counts.repeated();
          }
        } catch (Unusable e) {
          source.dead(entry.place(), e.getMessage());
        }
      }
    }
    rows.values()
        .forEach(row -> byAccount.computeIfAbsent(row.account(), a -> new ArrayList<>()).add(row));
  }

  /** The limits of an account and of its symbols. */
  List<LimitRow> of(String account) {
    return byAccount.getOrDefault(account, List.of());
  }

  /** Whether a record says anything new. */
  private static boolean applies(Feed.Entry entry, Map<String, LimitRow> rows) throws Unusable {
    if (entry.fault() != null) {
      throw new Unusable(entry.fault());
    }
    if (entry.deleted() != null) {
      return rows.remove(entry.deleted()) != null;
    }
    LimitRow row = LimitRow.parse(entry.row());
    return row.most().isEmpty()
        ? rows.remove(row.key()) != null
        : !row.equals(rows.put(row.key(), row));
  }
}
