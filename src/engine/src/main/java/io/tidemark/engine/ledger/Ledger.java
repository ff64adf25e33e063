package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;

/**
 * Applies events to an account, each whole or not at all. Events must come in their final order:
 * effective time, at one time cash before fills, then place in the input.
 */
public final class Ledger {
  private final LedgerConfig config;
  private final Valuer valuer;

  /** A ledger that works as configured. */
  public Ledger(LedgerConfig config) {
    this.config = config;
    this.valuer = new Valuer(config);
  }

  /** Values what this ledger keeps. */
  public Valuer valuer() {
    return valuer;
  }

  /**
   * Applies one event.
   *
   * @param state the event's account
   * @param event the event
   * @param cut the cut that it settles in; marks are taken as of it
   * @param market marks and instruments at the cut
   * @throws Rejected with the reason, before anything has changed
   */
  public Outcome apply(AccountState state, LedgerEvent event, long cut, Market market) {
    try {
      if (event instanceof Trade trade) {
        return trade(state, trade, cut, market);
      }
      if (event instanceof CashEvent cash) {
        return cash(state, cash);
      }
      return terms(state, (AccountTerms) event);
    } catch (ArithmeticException e) {
      throw new Rejected(
          Reason.OVERFLOW, "a figure would pass what it can hold: " + e.getMessage());
    }
  }

  /**
   * Judges a fill's age when it is read. A late fill applies before newer ones that were read
   * earlier but still wait, so that {@link #apply} alone would not see how old it is.
   *
   * @param newestRead the newest event time of the account's fills read before, µs; {@code
   *     Long.MIN_VALUE} if there is none
   * @return the newest event time with this fill
   * @throws Rejected TOO_OLD if it can no longer be told from a duplicate
   */
  public long admit(Trade trade, long newestRead) {
    if (trade.type() != Trade.Type.NEW) {
      return newestRead;
    }
    checkAge(trade, newestRead);
    return Math.max(newestRead, trade.ts());
  }

  private void checkAge(Trade trade, long newest) {
    // Times lie close enough together for their difference to fit; a time less a window may not.
    if (newest != Account.NEVER && newest - trade.ts() > config.correctionWindow()) {
      throw new Rejected(
          Reason.TOO_OLD,
          "older than "
              + Times.print(newest - config.correctionWindow())
              + ", the account's newest fill less trades.correction-window");
    }
  }

  private Outcome terms(AccountState state, AccountTerms terms) {
    Account known = state.account();
    if (known == null) {
      state.put(new Account(terms, true));
      return Outcome.APPLIED;
    }
    if (known.terms.equals(terms)) {
      return Outcome.DUPLICATE;
    }
    throw new Rejected(
        Reason.REFERENCE_CHANGED,
        "account "
            + terms.account()
            + " keeps "
            + describe(known.terms)
            + (known.listed ? " of its first row" : ", taken at its first event")
            + "; this row says "
            + describe(terms));
  }

  private static String describe(AccountTerms terms) {
    return terms.baseCurrency()
        + ", "
        + terms.lotMethod()
        + ", opening cash "
        + Fixed8.print(terms.openingCash());
  }

  /** The account, or a new one that is kept only if the event applies. */
  private Account open(AccountState state, String name) {
    Account account = state.account();
    if (account == null) {
      if (config.accountsRequired()) {
        throw new Rejected(
            Reason.UNKNOWN_ACCOUNT,
            "account " + name + " has no row, and accounts.required is set");
      }
      account = new Account(config.account(name), false);
    }
    return account;
  }

  private Outcome cash(AccountState state, CashEvent event) {
    CashEvent known = state.cash(event.eventId());
    if (known != null) {
      if (sameContent(known, event)) {
        return Outcome.DUPLICATE;
      }
      throw new Rejected(
          Reason.CONFLICTING_DUPLICATE,
          "cash event " + event.eventId() + " was applied before with other content");
    }
    Account account = open(state, event.account());
    Money amount = Money.ofFixed8(event.amount());
    Balance before = account.balance(event.currency());
    Balance after =
        switch (event.kind()) {
          case DEPOSIT -> before.withDeposit(amount);
          case WITHDRAWAL -> before.withDeposit(amount.negate());
          case FEE -> before.withFee(amount);
          case FUNDING, DIVIDEND, INTEREST -> before.withFunding(amount);
        };
    account.balances.put(event.currency(), after);
    account.version++;
    account.updatedAt = event.ts();
    state.put(account);
    state.remember(event);
    return Outcome.APPLIED;
  }

  private static boolean sameContent(CashEvent a, CashEvent b) {
    return a.currency().equals(b.currency()) && a.amount() == b.amount() && a.kind() == b.kind();
  }

  private Outcome trade(AccountState state, Trade trade, long cut, Market market) {
    if (trade.type() != Trade.Type.NEW) {
      throw new Rejected(
          Reason.NOT_SUPPORTED,
          "this version books new fills only; this " + trade.type() + " was not applied");
    }
    Account account = open(state, trade.account());
    checkAge(trade, account.newestFill);
    PositionKey key = new PositionKey(trade.book(), trade.symbol());
    Position position = state.position(key);
    Instrument terms =
        position != null ? position.terms : config.instrument(trade.symbol(), market);
    Trade fill = withFeeCurrency(trade, terms);
    Trade known = state.trade(FillKey.of(fill));
    if (known != null) {
      if (sameContent(known, fill)) {
        return Outcome.DUPLICATE;
      }
      throw new Rejected(
          Reason.CONFLICTING_DUPLICATE,
          "fill " + fill.tradeId() + " was applied before with other content");
    }
    if (config.instrumentsRequired() && market.instrument(trade.symbol()) == null) {
      throw new Rejected(
          Reason.UNKNOWN_INSTRUMENT,
          "symbol " + trade.symbol() + " has no row, and instruments.required is set");
    }
    if (terms.kind() == ContractKind.INVERSE && fill.price() <= 0) {
      throw new Rejected(
          Reason.OUT_OF_RANGE,
          "price " + Fixed8.print(fill.price()) + " of an inverse contract is not above 0");
    }
    if (position == null) {
      position = new Position(key, terms, account.terms.lotMethod());
    }
    book(account, position, fill, cut, market);
    state.remember(fill);
    forget(state, account);
    state.put(position);
    state.put(account);
    return Outcome.APPLIED;
  }

  private void book(Account account, Position position, Trade fill, long cut, Market market) {
    // All that can overflow comes first; from the first assignment on nothing can fail.
    long signed = fill.side() == Side.BUY ? fill.quantity() : -fill.quantity();
    FillEffect effect = FillEffect.of(position, signed, fill.price());
    MarkView view = valuer.view(position, effect.quantity(), cut, market);
    String currency = position.terms.currency();
    Balance moved = account.balance(currency).withFill(effect.cashFlow(), effect.gain());
    Valuer.Priced priced =
        Valuer.price(moved, position.worth, position.terms, effect.quantity(), effect.cost(), view);
    Balance balance = priced.balance();
    Money fee = Money.ofFixed8(fill.fee());
    Balance feeBalance = null;
    Money fees = position.fees.getOrDefault(fill.feeCurrency(), Money.ZERO).plus(fee);
    if (fill.feeCurrency().equals(currency)) {
      balance = balance.withFee(fee);
      effect.realized().minus(fees);
    } else if (!fee.isZero()) {
      feeBalance = account.balance(fill.feeCurrency()).withFee(fee);
    }

    account.count(position, -1);
    effect.applyTo(position);
    position.view = priced.view();
    position.worth = priced.worth();
    position.valuedAt = cut;
    position.fills++;
    position.version++;
    position.updatedAt = fill.ts();
    if (!fees.isZero() || position.fees.containsKey(fill.feeCurrency())) {
      position.fees.put(fill.feeCurrency(), fees);
    }
    account.count(position, 1);
    account.balances.put(currency, balance);
    if (feeBalance != null) {
      account.balances.put(fill.feeCurrency(), feeBalance);
    }
    account.version++;
    account.updatedAt = fill.ts();
    account.newestFill = Math.max(account.newestFill, fill.ts());
  }

  private static Trade withFeeCurrency(Trade t, Instrument terms) {
    return !t.feeCurrency().isEmpty()
        ? t
        : new Trade(
            t.type(),
            t.ts(),
            t.tradeId(),
            t.account(),
            t.book(),
            t.symbol(),
            t.side(),
            t.quantity(),
            t.price(),
            t.fee(),
            terms.currency(),
            t.refTradeId());
  }

  private static boolean sameContent(Trade a, Trade b) {
    return a.quantity() == b.quantity()
        && a.price() == b.price()
        && a.fee() == b.fee()
        && a.feeCurrency().equals(b.feeCurrency())
        && a.refTradeId().equals(b.refTradeId());
  }

  /** Sweeps the memory of old fills now and then, so that each is looked at a few times only. */
  private void forget(AccountState state, Account account) {
    long window = config.correctionWindow();
    if (account.newestFill < Long.MIN_VALUE + 1 + window) {
      return; // a window that reaches back to the beginning of time forgets nothing
    }
    long keepFrom = account.newestFill - window;
    if (account.forgottenTo == Account.NEVER) {
      account.forgottenTo = keepFrom;
    } else if (keepFrom - account.forgottenTo > window / 8) {
      state.forgetTradesBefore(keepFrom);
      account.forgottenTo = keepFrom;
    }
  }
}
