package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The day of an account: when it began, and what stood then. */
final class AccountDay {
  private static final Terms NONE = new Terms();

  /** What busts and corrections of earlier days' fills changed in realized P&L, by currency. */
  final Map<String, BigDecimal> adjustments = new TreeMap<>();

  private final AccountRow row;

  /** When it began, and when the next one begins; null before the first. */
  private Long began;

  private Long ends;

  private Terms atStart = NONE;
  private Terms now = NONE;
  private Terms lastComplete = NONE;

  AccountDay(AccountRow row) {
    this.row = row;
  }

  /** Lets the day roll if a cut belongs to a later one; to be called before the cut's events. */
  void reach(long cut) {
    if (began != null && cut <= ends) {
      return;
    }
    if (began != null) {
      atStart = lastComplete;
      adjustments.clear();
    }
    began = TradingDay.of(row, cut);
    ends = TradingDay.after(row, began);
  }

  /** Takes the figures of a valuation. */
  void valued(Terms total, boolean complete) {
    now = total;
    lastComplete = complete ? total : lastComplete;
  }

  Long began() {
    return began;
  }

  /** Adds what a bust or correction realized, if its fill settled before the day began. */
  void adjust(Fill fill, BigDecimal realized) {
    if (fill.settledAt <= began) {
      adjustments.merge(fill.position.instrument.currency(), realized, BigDecimal::add);
    }
  }

  BigDecimal realized(Terms total) {
    return total.realized.subtract(atStart.realized);
  }

  BigDecimal unrealized(Terms total) {
    return total.unrealized.subtract(atStart.unrealized);
  }

  BigDecimal pnl(Terms total) {
    return total.netPnl().subtract(atStart.netPnl());
  }

  BigDecimal adjustment(Rates rates) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> entry : adjustments.entrySet()) {
      Rates.Rate rate = rates.find(entry.getKey(), row.base());
      sum = rate == null ? sum : sum.add(rate.convert(entry.getValue()));
    }
    return sum;
  }

  /** When its day ends, if the account must be looked at then; null if it need not. */
  Long wake() {
    boolean moved =
        realized(now).signum() != 0
            || unrealized(now).signum() != 0
            || pnl(now).signum() != 0
            || !adjustments.isEmpty();
    return moved ? ends : null;
  }
}
