package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;

/**
 * Applies events to an account, each whole or not at all. Events must come in their final order:
 * effective time, at one time cash before fills, then place in the input.
 */
public final class Ledger {
  private final LedgerConfig config;
  private final Window window;
  private final Valuer valuer;

  /** A ledger that works as configured. */
  public Ledger(LedgerConfig config) {
    this.config = config;
    this.window = new Window(config.correctionWindow());
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
  public Booked apply(AccountState state, LedgerEvent event, long cut, Market market) {
    try {
      if (event instanceof Trade trade) {
        return trade(state, trade, cut, market);
      }
      if (event instanceof CashEvent cash) {
        return cash(state, cash);
      }
      if (event instanceof AccountTerms terms) {
        return terms(state, terms);
      }
      throw new IllegalArgumentException("limits are no event of the books");
    } catch (ArithmeticException e) {
      throw new Rejected(
          Reason.OVERFLOW, "a figure would pass what it can hold: " + e.getMessage());
    }
  }

  /**
   * Judges a trade message's age when it is read. A late one applies before newer fills that were
   * read earlier but still wait, so that {@link #apply} alone would not see how old it is.
   *
   * @param newestRead the newest event time of the account's fills read before, µs; {@code
   *     Long.MIN_VALUE} if there is none
   * @return the newest event time with this message, if it is a fill
   * @throws Rejected TOO_OLD if it can no longer be told from a duplicate
   */
  public long admit(Trade trade, long newestRead) {
    window.check(trade.ts(), newestRead, "fill");
    return trade.isFill() ? Math.max(newestRead, trade.ts()) : newestRead;
  }

  private Booked terms(AccountState state, AccountTerms terms) {
    Account known = state.account();
    if (known == null) {
      state.put(new Account(terms, true));
      return Booked.APPLIED;
    }
    if (known.terms.equals(terms)) {
      return Booked.DUPLICATE;
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
        + Fixed8.print(terms.openingCash())
        + ", days from "
        + terms.dayStart()
        + " "
        + terms.zone();
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

  private Booked cash(AccountState state, CashEvent event) {
    Account account = open(state, event.account());
    window.check(event.ts(), account.newestCash, "cash event");
    CashEvent known = state.cash(event.eventId());
    if (known != null && !window.isPast(known.ts(), account.newestCash)) {
      if (sameContent(known, event)) {
        return Booked.DUPLICATE;
      }
      throw new Rejected(
          Reason.CONFLICTING_DUPLICATE,
          "cash event " + event.eventId() + " was applied before with other content");
    }
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
    account.newestCash = Math.max(account.newestCash, event.ts());
    state.remember(event);
    account.cashForgottenTo =
        window.sweep(account.newestCash, account.cashForgottenTo, state::forgetCashBefore);
    state.put(account);
    return Booked.APPLIED;
  }

  private static boolean sameContent(CashEvent a, CashEvent b) {
    return a.currency().equals(b.currency()) && a.amount() == b.amount() && a.kind() == b.kind();
  }

  private Booked trade(AccountState state, Trade trade, long cut, Market market) {
    Account account = open(state, trade.account());
    window.check(trade.ts(), account.newestFill, "fill");
    Position position = state.position(PositionKey.of(trade));
    Instrument terms =
        position != null ? position.terms : config.instrument(trade.symbol(), market);
    Trade message = trade.withFeeCurrency(terms.currency());
    Applied known = recall(state, account, FillKey.of(message));
    if (known != null) {
      if (sameContent(known.message(), message)) {
        return Booked.DUPLICATE;
      }
      throw new Rejected(
          Reason.CONFLICTING_DUPLICATE,
          "fill " + message.tradeId() + " was applied before with other content");
    }
    if (message.isFill()) {
      checkListed(message, market);
    }
    if (message.type() != Trade.Type.BUST) {
      checkPrice(message, terms);
    }
    if (!message.isFill()) {
      return change(state, account, position, message, cut, market);
    }
    if (position == null) {
      PositionKey key = PositionKey.of(message);
      position = Position.open(key, terms, account.terms.lotMethod(), account.nextSeries);
    }
    return fill(state, account, position, message, cut, market);
  }

  private void checkListed(Trade fill, Market market) {
    if (config.instrumentsRequired() && market.instrument(fill.symbol()) == null) {
      throw new Rejected(
          Reason.UNKNOWN_INSTRUMENT,
          "symbol " + fill.symbol() + " has no row, and instruments.required is set");
    }
  }

  private static void checkPrice(Trade message, Instrument terms) {
    if (terms.kind() == ContractKind.INVERSE && message.price() <= 0) {
      throw new Rejected(
          Reason.OUT_OF_RANGE,
          "price " + Fixed8.print(message.price()) + " of an inverse contract is not above 0");
    }
  }

  /** Books a new fill. */
  private Booked fill(
      AccountState state,
      Account account,
      Position position,
      Trade message,
      long cut,
      Market market) {
    Fill fill = Fill.of(message, cut);
    LotLog log = new LotLog(state, position);
    Holding after = position.holding.with(fill, position.terms, log);
    Rebooking rebooking =
        new Rebooking(account, position, null, fill, after, valuer.sight(cut, market));

    log.commit();
    History history = new History(state, position);
    long number = history.append(fill);
    rebooking.carryOut(message.ts());
    account.newestFill = Math.max(account.newestFill, message.ts());
    history.forgetBefore(window.begin(account.newestFill));
    state.remember(new Applied(message, message.side(), number));
    account.forgottenTo =
        window.sweep(account.newestFill, account.forgottenTo, state::forgetTradesBefore);
    state.put(position);
    state.put(account);
    return new Booked(Outcome.APPLIED, message, fill, rebooking.gain());
  }

  /** Busts or corrects a fill; the position is null if there is none. */
  private Booked change(
      AccountState state,
      Account account,
      Position position,
      Trade message,
      long cut,
      Market market) {
    Applied named = new References(key -> recall(state, account, key)).find(message);
    if (named == null) {
      return Booked.WAITING;
    }
    Fill fill = position == null ? null : new History(state, position).fill(named.fill());
    if (fill == null || window.isPast(fill.ts(), account.newestFill)) {
      throw new Rejected(
          Reason.TOO_OLD,
          "fill " + message.refTradeId() + " is past trades.correction-window, and settled");
    }
    boolean bust = message.type() == Trade.Type.BUST;
    if (fill.busted() && bust) {
      return Booked.DUPLICATE;
    }
    if (fill.busted()) {
      throw new Rejected(
          Reason.ALREADY_BUSTED, "fill " + message.refTradeId() + " has been busted");
    }
    Fill now = bust ? fill.bust() : fill.corrected(message);
    return rewrite(state, account, position, message, named.fill(), now, cut, market);
  }

  /** Books what a fill has become, as if it had been so from the start. */
  private Booked rewrite(
      AccountState state,
      Account account,
      Position position,
      Trade message,
      long number,
      Fill now,
      long cut,
      Market market) {
    History history = new History(state, position);
    Fill before = history.fill(number);
    History.Rewrite rewrite = history.rewrite(number, now);
    Rebooking rebooking =
        new Rebooking(
            account,
            position,
            before,
            now.busted() ? null : now,
            rewrite.after(),
            valuer.sight(cut, market));

    rewrite.commit();
    rebooking.carryOut(message.ts());
    state.remember(new Applied(message, before.side(), number));
    state.put(position);
    state.put(account);
    return new Booked(Outcome.APPLIED, message, now, rebooking.gain());
  }

  /** The message applied under a key, if it is still within the window. */
  private Applied recall(AccountState state, Account account, FillKey key) {
    Applied known = state.trade(key);
    return known == null || window.isPast(known.message().ts(), account.newestFill) ? null : known;
  }

  private static boolean sameContent(Trade a, Trade b) {
    return a.quantity() == b.quantity()
        && a.price() == b.price()
        && a.fee() == b.fee()
        && a.feeCurrency().equals(b.feeCurrency())
        && a.refTradeId().equals(b.refTradeId());
  }

  /**
   * Whether a position may leave the books at a cut: it is flat, and its last event lies further
   * back than the correction window.
   */
  public boolean retires(Position position, long cut) {
    return position.quantity() == 0 && window.isPast(position.newest, cut);
  }

  /** Takes a position that {@link #retires} out of the books; its totals stay in the account. */
  public void retire(AccountState state, PositionKey key) {
    Account account = state.account();
    Position position = state.position(key);
    new History(state, position).forget();
    account.nextSeries = Math.max(account.nextSeries, History.nextSeries(position));
    state.remove(key);
    state.put(account);
  }
}
