package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.util.Collection;
import java.util.Objects;

/** Values positions and accounts at a cut. */
public final class Valuer {
  /** Terms of equity: cash, market value, deposits, realized, unrealized, fees, funding. */
  private static final int TERMS = 7;

  private final LedgerConfig config;
  private final Rates rates;

  Valuer(LedgerConfig config) {
    this.config = config;
    AssetClass unlisted = config.instrumentDefaults().assetClass();
    this.rates = new Rates(config.staleAfter(), unlisted.givesRates());
  }

  /** The view of a position's symbol that a quantity of it would be valued with. */
  MarkView view(Position position, long quantity, long cut, Market market) {
    MarkView view =
        config.marks().view(market.mark(position.key.symbol()), quantity, cut, config.staleAfter());
    // An inverse contract has no value at a price of 0 or less.
    boolean usable = position.terms.kind() == ContractKind.LINEAR || view.price() > 0;
    return usable ? view : MarkView.NONE;
  }

  /** The market of a cut, as positions are valued on it. */
  final class Sight {
    private final long cut;
    private final Market market;

    private Sight(long cut, Market market) {
      this.cut = cut;
      this.market = market;
    }

    long cut() {
      return cut;
    }

    MarkView view(Position position, long quantity) {
      return Valuer.this.view(position, quantity, cut, market);
    }
  }

  Sight sight(long cut, Market market) {
    return new Sight(cut, market);
  }

  /**
   * A position's worth and its balance with it. A mark so large that a figure would not fit counts
   * as missing.
   */
  record Priced(MarkView view, Worth worth, Balance balance) {}

  static Priced price(
      Balance balance, Worth before, Instrument terms, long quantity, Money cost, MarkView view) {
    if (view.status() != MarkStatus.MISSING) {
      try {
        Worth worth = Worth.at(terms, quantity, cost, view.price());
        return new Priced(view, worth, balance.withWorth(before, worth));
      } catch (ArithmeticException tooLarge) {
        // Falls through: what cannot be valued is missing.
      }
    }
    Worth worth = Worth.atCost(terms, quantity, cost);
    return new Priced(MarkView.NONE, worth, balance.withWorth(before, worth));
  }

  /**
   * Values a position again.
   *
   * @return whether its mark, mark time or status changed
   */
  public boolean mark(AccountState state, PositionKey key, long cut, Market market) {
    Account account = state.account();
    Position position = state.position(key);
    MarkView view = view(position, position.quantity(), cut, market);
    if (view.equals(position.view)) {
      return false;
    }
    String currency = position.terms.currency();
    Priced priced;
    try {
      priced =
          price(
              account.balance(currency),
              position.worth,
              position.terms,
              position.quantity(),
              position.holding.cost(),
              view);
    } catch (ArithmeticException tooLarge) {
      // Not even its cost fits beside the others' worth: it keeps what it was worth, flagged.
      priced = new Priced(MarkView.NONE, position.worth, account.balance(currency));
    }
    if (priced.view().equals(position.view)) {
      return false;
    }
    account.count(position, -1);
    position.view = priced.view();
    position.worth = priced.worth();
    position.valuedAt = cut;
    account.count(position, 1);
    account.balances.put(currency, priced.balance());
    state.put(position);
    state.put(account);
    return true;
  }

  /**
   * Takes the rates of a cut into an account.
   *
   * @return whether a rate that it uses changed, or its status
   */
  public boolean rates(AccountState state, long cut, Market market) {
    Account account = state.account();
    boolean moved = false;
    boolean changed = false;
    for (var entry : account.balances.entrySet()) {
      String currency = entry.getKey();
      if (currency.equals(account.terms.baseCurrency())) {
        continue;
      }
      Rate rate = rates.rate(currency, account.terms.baseCurrency(), cut, market);
      if (!Objects.equals(rate, account.rates.put(currency, rate))) {
        moved = true;
        changed |= !entry.getValue().isEmpty();
      }
    }
    if (moved) {
      state.put(account);
    }
    return changed;
  }

  /**
   * Begins another day if the account's has ended before a cut; to be done before the cut's events
   * apply. The P&L at its start is that of the last valuation at which nothing was missing.
   *
   * @return whether the row of the account changes by it
   */
  public boolean beginDay(AccountState state, long cut) {
    Account account = state.account();
    if (account == null || (account.dayStart != Account.NEVER && cut <= account.dayEnd)) {
      return false;
    }
    boolean moved = account.dayMoved;
    account.dayStart = TradingDay.startBefore(cut, account.terms);
    account.dayEnd = TradingDay.startAfter(account.dayStart, account.terms);
    account.start = account.whole;
    account.adjustments.clear();
    account.dayMoved = false;
    state.put(account);
    return moved;
  }

  /**
   * Samples an account at a cut. The high-water mark and the drawdown rest while a mark or rate is
   * missing, or where the drawdown would not fit.
   */
  public void value(AccountState state, long cut) {
    beginDay(state, cut);
    Account account = state.account();
    Totals totals = Totals.of(account);
    account.valuedAt = cut;
    account.dayMoved = !totals.figures().equals(account.start) || AccountRow.isAdjusted(account);
    if (account.missing == 0 && totals.fxStatus() != MarkStatus.MISSING) {
      account.whole = totals.figures();
      Money result = totals.result();
      if (result.compareTo(account.highWaterMark) > 0) {
        account.highWaterMark = result;
      }
      try {
        account.drawdown = account.highWaterMark.minus(result);
      } catch (ArithmeticException tooLarge) {
        // Rests as it was: two results that fit can lie further apart than an amount reaches.
      }
    }
    state.put(account);
  }

  /**
   * Whether the two ways to equity agree: to the last unit in each currency, and to one unit for
   * each term that was converted into the base. It is never false.
   */
  public boolean balanced(AccountState state) {
    Account account = state.account();
    int converted = 0;
    for (var entry : account.balances.entrySet()) {
      boolean base = entry.getKey().equals(account.terms.baseCurrency());
      if (!entry.getValue().balanced(base ? account.openingCash() : Money.ZERO)) {
        return false;
      }
      converted += base ? 0 : TERMS;
    }
    return Totals.of(account).balanced(converted);
  }

  /** What is limited of an account as a whole, as of its last valuation. */
  public LimitFigures figures(AccountState state) {
    return LimitFigures.of(state.account());
  }

  /** What is limited of a symbol: of these positions in it, all that are open. */
  public LimitFigures figures(AccountState state, Collection<PositionKey> open) {
    return LimitFigures.of(state, open);
  }

  /** A position's row as of a cut. */
  public PositionRow row(AccountState state, Position position, long cut, Market market) {
    Money fees = Money.ZERO;
    String currency = position.terms.currency();
    for (var entry : position.fees.entrySet()) {
      Rate rate = rates.rate(entry.getKey(), currency, cut, market);
      try {
        fees = fees.plus(rate.convert(entry.getValue()));
      } catch (ArithmeticException noRate) {
        // Left out, never taken at 1; the account's fx_status says so.
      }
    }
    return PositionRow.of(state.account().terms.account(), position, fees, cut);
  }

  /** An account's row as of a cut. */
  public AccountRow row(AccountState state, long cut) {
    return AccountRow.of(state.account(), Totals.of(state.account()), cut);
  }
}
