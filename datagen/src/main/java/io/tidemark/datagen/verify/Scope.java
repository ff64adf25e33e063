package io.tidemark.datagen.verify;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** How much of a run's outputs must be as recomputed. */
public enum Scope {
  /** Everything: the job was drained, and no silent partition woke up with old events. */
  EVERYTHING,
  /**
   * What hangs on the events alone. Left out are marks, what is valued or converted with them, the
   * high-water mark, the day, and the times of valuation and settlement; bars, indicators, signals
   * and alerts only make notes, and so do missing dead letters and each account's last fills. For a
   * job that still runs or was not drained.
   */
  EVENTS;

  private static final Set<String> POSITION_MARKS =
      Set.of("mark", "mark_ts", "mark_status", "unrealized_pnl", "net_pnl", "valued_at");
  private static final Set<String> ACCOUNT_MARKS =
      Set.of(
          "unrealized_pnl",
          "net_pnl",
          "equity",
          "gross_exposure",
          "net_exposure",
          "high_water_mark",
          "drawdown",
          "mark_status",
          "fx_status",
          "valued_at",
          "day_start",
          "day_realized_pnl",
          "day_unrealized_pnl",
          "day_pnl",
          "prior_day_adjustment");
  private static final Set<String> CONVERTED =
      Set.of("net_deposits", "cash", "realized_pnl", "fees", "funding");

  /**
   * Which columns of which rows are compared.
   *
   * @param converting the accounts that hold more than one currency
   */
  BiPredicate<List<String>, String> positions(Set<String> converting) {
    return (row, column) ->
        this == EVERYTHING
            || !(POSITION_MARKS.contains(column)
                || (column.equals("fees") && converting.contains(row.get(0))));
  }

  /** The same for fills. */
  BiPredicate<List<String>, String> fills() {
    return (row, column) -> this == EVERYTHING || !column.equals("settled_at");
  }

  /** The same for accounts. */
  BiPredicate<List<String>, String> accounts(Set<String> converting) {
    return (row, column) ->
        this == EVERYTHING
            || !(ACCOUNT_MARKS.contains(column)
                || (CONVERTED.contains(column) && converting.contains(row.get(0))));
  }
}
