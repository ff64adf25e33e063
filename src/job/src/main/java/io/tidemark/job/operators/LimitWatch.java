package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LimitFigures;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Valuer;
import io.tidemark.engine.ledger.Watched;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Compares settled figures with the limits on them. */
final class LimitWatch {
  /** In place of a symbol: the account as a whole. */
  private static final String WHOLE = "";

  private final Valuer valuer;
  private final Holders holders;
  private final Consumer<Alert> out;

  LimitWatch(Valuer valuer, Holders holders, Consumer<Alert> out) {
    this.valuer = valuer;
    this.holders = holders;
    this.out = out;
  }

  /**
   * Takes a row of limits, and compares with them what settled last.
   *
   * @param cut the newest complete cut, µs
   */
  Outcome set(KeptAccount account, LimitRow row, long cut) {
    Watched known = account.limits(row.symbol());
    if (known == null ? row.isEmpty() : known.row().equals(row)) {
      return Outcome.DUPLICATE;
    }
    Watched watched = known == null ? Watched.of(row) : known.with(row);
    account.put(watched);
    if (account.account() != null && account.account().valuedAt() != Long.MIN_VALUE) {
      judge(account, watched, cut);
    }
    return Outcome.APPLIED;
  }

  /** Compares an account that has been valued: as a whole, and in the symbols of positions. */
  void judge(KeptAccount account, Set<PositionKey> touched, long cut) {
    if (!account.hasLimits()) {
      return;
    }
    Set<String> symbols = new TreeSet<>();
    touched.forEach(key -> symbols.add(key.symbol()));
    symbols.add(WHOLE);
    for (String symbol : symbols) {
      judge(account, account.limits(symbol), cut);
    }
  }

  /** Compares an account that has been valued with all its limits. */
  void judge(KeptAccount account, long cut) {
    for (String symbol : List.copyOf(account.limited())) {
      judge(account, account.limits(symbol), cut);
    }
  }

  private void judge(KeptAccount account, Watched watched, long cut) {
    if (watched == null) {
      return;
    }
    String symbol = watched.row().symbol();
    LimitFigures figures =
        symbol.equals(WHOLE)
            ? valuer.figures(account)
            : valuer.figures(account, holders.open(watched.row().account(), symbol));
    Watched judged = watched.judge(figures, cut, out);
    if (!judged.equals(watched)) {
      account.put(judged);
    }
  }
}
