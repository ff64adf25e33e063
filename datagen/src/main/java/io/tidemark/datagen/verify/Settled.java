package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which expected fills a running job must have settled: those up to each account's last row. */
final class Settled implements Predicate<List<String>> {
  private final int account;
  private final int version;
  private final Map<String, Long> last = new HashMap<>();

  Settled(Table expected, Sorted written) {
    account = expected.columns().indexOf("account");
    version = expected.columns().indexOf("version");
    try (Rows rows = written.read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<String> fields = row.fields();
        last.merge(fields.get(account), Long.valueOf(fields.get(version)), Math::max);
      }
    }
  }

  @Override
  public boolean test(List<String> row) {
    return Long.parseLong(row.get(version)) <= last.getOrDefault(row.get(account), 0L);
  }
}
