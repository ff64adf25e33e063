package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What one row of accounts or positions must hold whatever the inputs were. */
final class RowCheck {
  // At most five figures, each printed off by at most half a unit of the eighth place
  private static final BigDecimal PRINT = new BigDecimal("0.00000002");
  private static final Duration STALE_AFTER = Duration.ofMinutes(5);

  /** A zone may leave a whole day out. */
  private static final Duration LONGEST_DAY = Duration.ofHours(50);

  private static final Set<String> STATUSES = Set.of("LIVE", "STALE", "MISSING");

  private final String file;
  private final Report report;

  /** {@code file} is the name under which faults are told. */
  RowCheck(String file, Report report) {
    this.file = file;
    this.report = report;
  }

  /**
   * Checks a row of accounts.csv or its log: equity and P&L are the sums of their terms, and its
   * day holds its valuation.
   *
   * @throws NumberFormatException when a figure is none
   * @throws java.time.DateTimeException when a time is none
   */
  void account(CsvRow row) {
    BigDecimal net =
        number(row, "realized_pnl")
            .add(number(row, "unrealized_pnl"))
            .subtract(number(row, "fees"))
            .add(number(row, "funding"));
    expect(row, "net_pnl", net);
    expect(
        row,
        "equity",
        number(row, "opening_cash").add(number(row, "net_deposits")).add(number(row, "net_pnl")));
    if (number(row, "drawdown").signum() < 0) {
      fault(row, "a negative drawdown");
    }
    if (number(row, "net_exposure").abs().compareTo(number(row, "gross_exposure")) > 0) {
      fault(row, "net exposure beyond gross");
    }
    if (!STATUSES.contains(row.get("mark_status")) || !STATUSES.contains(row.get("fx_status"))) {
      fault(row, "a status that is none");
    }
    if (!row.get("valued_at").isEmpty()) {
      Duration into =
          Duration.between(
              Instant.parse(row.get("day_start")), Instant.parse(row.get("valued_at")));
      if (into.isZero() || into.isNegative() || into.compareTo(LONGEST_DAY) > 0) {
        fault(row, "its valuation is not of its day");
      }
    }
  }

  /**
   * Checks a row of positions.csv or its log: P&L is the sum of its terms, the status is that of
   * the mark, and only a position that is open and has no mark lacks an unrealized P&L.
   *
   * @throws NumberFormatException when a figure is none
   * @throws java.time.DateTimeException when a time is none
   */
  void position(CsvRow row) {
    boolean marked = !row.get("mark").isEmpty();
    String status = status(row, marked);
    if (!row.get("mark_status").equals(status)) {
      fault(row, "mark_status is %s, its mark is %s".formatted(row.get("mark_status"), status));
    }
    if (marked == row.get("mark_ts").isEmpty()) {
      fault(row, "a mark without its time, or a time without its mark");
    }
    boolean flat = number(row, "quantity").signum() == 0;
    boolean valued = !row.get("unrealized_pnl").isEmpty();
    BigDecimal unrealized = valued ? number(row, "unrealized_pnl") : BigDecimal.ZERO;
    if (valued != (flat || marked)) {
      fault(row, valued ? "unrealized P&L without a mark" : "no unrealized P&L");
    }
    if (flat && unrealized.signum() != 0) {
      fault(row, "unrealized P&L of nothing");
    }
    expect(
        row, "net_pnl", number(row, "realized_pnl").add(unrealized).subtract(number(row, "fees")));
  }

  private static String status(CsvRow row, boolean marked) {
    if (!marked || row.get("mark_ts").isEmpty()) {
      return "MISSING";
    }
    Instant cut = Instant.parse(row.get("valued_at"));
    Duration age = Duration.between(Instant.parse(row.get("mark_ts")), cut);
    return age.compareTo(STALE_AFTER) > 0 ? "STALE" : "LIVE";
  }

  private void expect(CsvRow row, String column, BigDecimal sum) {
    if (number(row, column).subtract(sum).abs().compareTo(PRINT) > 0) {
      fault(
          row,
          "%s is %s, its terms give %s".formatted(column, row.get(column), sum.toPlainString()));
    }
  }

  private void fault(CsvRow row, String what) {
    report.differs(file, what + ": " + row.raw());
  }

  private static BigDecimal number(CsvRow row, String column) {
    return new BigDecimal(row.get(column));
  }
}
