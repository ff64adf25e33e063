package io.tidemark.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.OutputFile;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Money;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows as they stand in files, and the order in which they are sorted. */
final class LinesTest {
  private static final long TS = 1_772_443_800_123_456L;
  private static final List<String> TRADES = List.of("a.csv", "b,1.csv");

  private static FillRow fill(String account, long version, Money averagePrice) {
    return new FillRow(
        account,
        version,
        "B",
        "S",
        Trade.Type.BUST,
        "t2",
        "t1",
        Side.SELL,
        150_000_000L,
        -200_000_000L,
        -1_000_000L,
        "EUR",
        Money.of("-1.000000005"),
        TS,
        7,
        -300_000_000L,
        averagePrice,
        Money.of("-8"),
        Money.of("9"),
        "USD",
        1,
        12,
        TS + 1);
  }

  private static Alert alert(long ts, String account, String symbol, LimitRow.Kind kind) {
    Money limit = Money.of("10");
    return new Alert(
        ts, account, symbol, kind, Alert.Status.BREACH, Money.of("10.5"), limit, "USD");
  }

  private static String row(Line line) {
    return line.text().substring(line.text().indexOf('\t') + 1);
  }

  private static void sorted(Stream<Line> lines) {
    List<String> texts = lines.map(Line::text).toList();
    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_fill_names_the_file_and_line_of_its_message() {
    Line line = Lines.ledger(fill("A", 12, Money.of("4")), false, TRADES);
    assertThat(line.folder()).isEqualTo("fills");
    assertThat(row(line))
        .isEqualTo(
            "A,12,B,S,BUST,t2,t1,SELL,1.5,-2,-0.01,EUR,-1,2026-03-02T09:30:00.123456Z,7,-3,4,-8,9,"
                + "USD,\"b,1.csv:12\",2026-03-02T09:30:00.123457Z");
    assertThat(row(Lines.ledger(fill("A", 12, null), false, TRADES))).contains(",7,-3,,-8,9,");
    assertThat(OutputFile.FILLS.columns()).hasSize(row(line).split(",").length - 1);
  }

  @Test
  void fills_are_sorted_by_account_and_version_as_a_number() {
    sorted(
        Stream.of(fill("A", 2, null), fill("A", 10, null), fill("A1", 1, null), fill("B", 1, null))
            .map(row -> Lines.ledger(row, false, TRADES)));
  }

  @Test
  void an_alert() {
    Line line = Lines.alert(alert(TS, "A", "S", LimitRow.Kind.GROSS));
    assertThat(line.folder()).isEqualTo("alerts");
    assertThat(row(line)).isEqualTo("2026-03-02T09:30:00.123456Z,A,S,GROSS,BREACH,10.5,10,USD");
    Alert.Status clear = Alert.Status.CLEAR;
    Alert deleted = new Alert(TS, "A", "", LimitRow.Kind.POSITION, clear, null, null, "");
    assertThat(row(Lines.alert(deleted)))
        .isEqualTo("2026-03-02T09:30:00.123456Z,A,,POSITION,CLEAR,,,");
  }

  @Test
  void alerts_are_sorted_by_time_account_symbol_and_kind() {
    sorted(
        Stream.of(
                alert(-5, "Z", "", LimitRow.Kind.NET),
                alert(9, "A", "", LimitRow.Kind.DAY_LOSS),
                alert(9, "A", "", LimitRow.Kind.GROSS),
                alert(9, "A", "S", LimitRow.Kind.GROSS),
                alert(9, "A", "S", LimitRow.Kind.POSITION),
                alert(9, "A1", "", LimitRow.Kind.GROSS),
                alert(10, "A", "", LimitRow.Kind.GROSS))
            .map(Lines::alert));
  }

  @Test
  void an_account_ends_with_its_day() {
    Money one = Money.of("1");
    AccountRow never =
        new AccountRow(
            "A",
            1,
            "USD",
            one,
            null,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            MarkStatus.LIVE,
            MarkStatus.LIVE,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Money.of("2"),
            Money.of("-3"),
            Money.of("4"),
            null);
    assertThat(row(Lines.ledger(never, false, TRADES)))
        .isEqualTo("A,1,USD,1,,1,1,1,1,1,1,1,1,1,1,1,LIVE,LIVE,,,,2,-3,4,");
  }

  @Test
  void a_retired_position_has_no_line() {
    assertThat(Lines.ledger(new RetiredRow("A", "B", "S"), false, TRADES)).isNull();
  }
}
