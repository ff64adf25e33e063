package io.tidemark.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Columns;
import io.tidemark.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final LoadRecord RECORD = new LoadRecord(Topic.BARS, 0, 0, null, null, null);

  private static Row row(String key, long version, long valuedAt) {
    return new Row(RECORD, List.of(key), version, valuedAt, new String[] {key}, false);
  }

  /** The columns of the files, and the id of a signal and of an alert. */
  @Test
  void tables_have_the_columns_of_the_files() {
    List<String> signals = new ArrayList<>(List.of("id"));
    signals.addAll(Columns.SIGNALS);
    List<String> alerts = new ArrayList<>(List.of("id"));
    alerts.addAll(Columns.ALERTS);
    Map<String, List<String>> expected =
        Map.of(
            "positions", Columns.POSITIONS,
            "accounts_pnl", Columns.ACCOUNT_PNL,
            "fills", Columns.FILLS,
            "alerts", alerts,
            "signals", signals,
            "bars", Columns.BARS);
    assertThat(Tables.ALL).hasSameSizeAs(expected.keySet());
    for (Table<?> table : Tables.ALL) {
      assertThat(table.columnNames()).isEqualTo(expected.get(table.name()));
    }
  }

  @Test
  void of_each_key_the_newest_row_is_left_and_keys_are_sorted() {
    Row newest = row("b", 2, 5);
    Row equalLater = row("a", 1, Long.MIN_VALUE);
    assertThat(
            Table.newest(
                List.of(
                    row("b", 2, Long.MIN_VALUE),
                    row("c", 0, 0),
                    newest,
                    row("b", 1, 9),
                    row("b", 2, 4),
                    row("a", 1, Long.MIN_VALUE),
                    equalLater)))
        .extracting(Row::key)
        .containsExactly(List.of("a"), List.of("b"), List.of("c"));
    assertThat(Table.newest(Arrays.asList(row("b", 1, 1), newest, row("b", 2, 4))))
        .containsExactly(newest);
    assertThat(Table.newest(Arrays.asList(row("a", 1, Long.MIN_VALUE), equalLater)))
        .containsExactly(equalLater);
  }

  @Test
  void after_an_end_a_key_begins_anew_whatever_the_version() {
    Row end = Row.end(RECORD, List.of("a"));
    Row old = row("a", 9, 9);
    assertThat(Table.newest(List.of(old, end))).containsExactly(end);
    Row anew = Table.newest(List.of(old, end, row("a", 1, 10), row("a", 2, 11))).get(0);
    assertThat(anew.version()).isEqualTo(2);
    assertThat(anew.begins()).isTrue();
    assertThat(anew.isEnd()).isFalse();
    assertThat(Table.newest(List.of(end, row("a", 2, 11), row("a", 1, 10))).get(0))
        .satisfies(row -> assertThat(row.version()).isEqualTo(2))
        .satisfies(row -> assertThat(row.begins()).isTrue());
    assertThat(Table.newest(List.of(end, row("a", 1, 10), end))).containsExactly(end);
    assertThat(Table.newest(List.of(old, row("b", 1, 1))))
        .allSatisfy(row -> assertThat(row.begins()).isFalse());
  }
}
