package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.util.Objects;

/** Values positions and accounts at a cut. */
public final class Valuer {
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
    MarkView view = view(position, position.quantity, cut, market);
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
              position.quantity,
              position.cost,
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
   * Samples the high-water mark at a cut; it and the drawdown rest while a mark or rate is missing,
   * or where the drawdown would not fit.
   */
  public void value(AccountState state, long cut) {
    Account account = state.account();
    Totals totals = Totals.of(account);
    account.valuedAt = cut;
    if (account.missing == 0 && totals.fxStatus() != MarkStatus.MISSING) {
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
