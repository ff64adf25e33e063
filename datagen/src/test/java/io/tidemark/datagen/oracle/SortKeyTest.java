package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times read quickly are the library's, and rows sort by what their columns hold. */
final class SortKeyTest {
  @Test
  void timesAreThoseOfTheLibrary() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-62_135_596_800L, 253_402_300_800L),
              random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
      assertThat(Instants.instant(time.toString()))
          .as("seed %d: %s", seed, time)
          .isEqualTo(new Instants.Moment(time.getEpochSecond(), time.getNano()))
          .isEqualTo(Instants.parse(time.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T08:00Z",
        "2026-03-02T08:00:00.5Z",
        "2026-03-02T08:00:00+01:00",
        "2026-03-02T08:00:00.000000001-05:30",
        "2024-02-29T23:59:59Z",
        "+12026-03-02T08:00:00Z"
      })
  void unusualTimesAreRead(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    assertThat(Instants.parse(text))
        .isEqualTo(new Instants.Moment(time.toEpochSecond(), time.getNano()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-29T08:00:00Z",
        "2026-13-01T08:00:00Z",
        "2026-03-02 08:00:00Z",
        "2026-03-02T25:00:00Z",
        "2026-03-02T08:60:00Z",
        "2026-03-02T08:00:61Z",
        "2026-03-02T08:00:00.1234567890Z",
        "2026-03-02T08:00:0aZ",
        "2026-03-02T08:00:00"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void timesVersionsAndLengthsSortAsWhatTheyAre() {
    assertThat(sorted("ts", "2026-03-02T08:00:00.100Z", "2026-03-02T08:00:00Z", "nonsense"))
        .containsExactly("2026-03-02T08:00:00Z", "2026-03-02T08:00:00.100Z", "nonsense");
    assertThat(sorted("ts", "1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z"))
        .containsExactly("1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z");
    assertThat(sorted("version", "9", "10", "x", "-1", "100")).startsWith("9", "10", "100");
    assertThat(sorted("interval", "1h", "5m", "1d", "90s", "what"))
        .containsExactly("90s", "5m", "1h", "1d", "what");
    assertThat(sorted("symbol", "B", "AB", "", "A\0B", "A", "é", "Z"))
        .containsExactly("", "A", "A\0B", "AB", "B", "Z", "é");
  }

  /** A shorter text in one column is never mistaken for the beginning of the next. */
  @Test
  void columnsDoNotRunIntoOneAnother() {
    Table table = new Table("", List.of("a", "b"), List.of("a", "b"), List.of());
    assertThat(table.row(List.of("x", "yz")).compareTo(table.row(List.of("xy", "z")))).isNegative();
    assertThat(table.row(List.of("x", "y")).compareTo(table.row(List.of("x", "y")))).isZero();
  }

  private static List<String> sorted(String column, String... values) {
    List<List<String>> rows = new ArrayList<>();
    for (String value : values) {
      rows.add(List.of(value));
    }
    Collections.shuffle(rows, new Random(3));
    Table table = new Table("", List.of(column), List.of(column), rows);
    return table.rows().stream().map(row -> row.get(0)).toList();
  }
}
