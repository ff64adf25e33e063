package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One account: what it booked per currency, its positions, its high-water mark, its day. */
final class Account {
  private static final Terms NONE = new Terms();

  final AccountRow row;

  /** By book and symbol. */
  final Map<List<String>, Position> positions = new LinkedHashMap<>();

  /**
   * Cash, fees, funding and deposits of each currency touched, opening cash apart; and what
   * positions that have retired realized.
   */
  final TreeMap<String, Terms> booked = new TreeMap<>();

  /** What the positions of each currency are worth. */
  final TreeMap<String, Held> held = new TreeMap<>();

  final AccountDay day;
  BigDecimal highWaterMark;
  BigDecimal drawdown = BigDecimal.ZERO;
  long version;
  Long updatedAt;

  /** As of the last valuation: the sums in base, with what has no rate left out. */
  Terms total = NONE;

  /** Whether no mark and no rate was missing then. */
  boolean complete;

  /** The cut at which it was last to be looked at. */
  long concernedAt = Long.MIN_VALUE;

  private int unmarked;

  Account(AccountRow row) {
    this.row = row;
    this.day = new AccountDay(row);
    this.highWaterMark = row.openingCash();
    booked.put(row.base(), new Terms());
  }

  /**
   * Makes a position what it is to be, and moves cash, fees and deposits by the difference.
   *
   * @throws Unusable OVERFLOW, before anything changed
   */
  void book(Position position, Holdings next, long ts) throws Unusable {
    Holdings before = position.now;
    String currency = position.instrument.currency();
    Terms own = booked.getOrDefault(currency, NONE);
    BigDecimal cash = own.cash.add(next.cash).subtract(before.cash);
    BigDecimal deposits = own.deposits.add(next.deposits).subtract(before.deposits);
    if (Numbers.overflows(cash) || Numbers.overflows(deposits)) {
      throw new Unusable("OVERFLOW");
    }
    positions.put(position.key(), position);
    booked(currency).cash = cash;
    booked(currency).deposits = deposits;
    Set<String> currencies = new TreeSet<>(before.fees.keySet());
    currencies.addAll(next.fees.keySet());
    for (String paidIn : currencies) {
      BigDecimal more =
          next.fees
              .getOrDefault(paidIn, BigDecimal.ZERO)
              .subtract(before.fees.getOrDefault(paidIn, BigDecimal.ZERO));
      Terms paid = booked(paidIn);
      paid.cash = paid.cash.subtract(more);
      paid.fees = paid.fees.add(more);
    }
    position.now = next;
    position.version++;
    position.updatedAt = ts;
    position.newest = Math.max(position.newest, ts);
    version++;
    updatedAt = ts;
  }

  void cash(CashEvent event) {
    Terms terms = booked(event.currency());
    BigDecimal amount = event.amount();
    switch (event.kind()) {
      case "DEPOSIT" -> {
        terms.cash = terms.cash.add(amount);
        terms.deposits = terms.deposits.add(amount);
      }
      case "WITHDRAWAL" -> {
        terms.cash = terms.cash.subtract(amount);
        terms.deposits = terms.deposits.subtract(amount);
      }
      case "FEE" -> {
        terms.cash = terms.cash.subtract(amount);
        terms.fees = terms.fees.add(amount);
      }
      default -> {
        terms.cash = terms.cash.add(amount);
        terms.funding = terms.funding.add(amount);
      }
    }
    version++;
    updatedAt = event.ts();
  }

  /** Whether a rate could matter. */
  boolean foreign() {
    return booked.size() > 1;
  }

  /** Brings what a position counts for to the marks of its symbol. */
  void refresh(Position position, SymbolMarks marks) {
    BigDecimal value = PositionView.value(position, marks);
    BigDecimal cost = position.now.open() ? position.now.cost : BigDecimal.ZERO;
    Held.Part now = new Held.Part(position.now.realized, cost, value == null ? cost : value);
    count(position, now, value == null);
  }

  private void count(Position position, Held.Part now, boolean without) {
    if (position.among == null) {
      position.among = held.computeIfAbsent(position.instrument.currency(), c -> new Held());
    }
    position.among.replace(position.instrument.inverse(), position.counted, now);
    unmarked += (without ? 1 : 0) - (position.unmarked ? 1 : 0);
    position.counted = now;
    position.unmarked = without;
  }

  /** Lets a flat position go; what it realized stays. */
  void retire(Position position) {
    count(position, Held.Part.NONE, false);
    Terms own = booked(position.instrument.currency());
    own.realized = own.realized.add(position.now.realized);
    position.retired = true;
    positions.remove(position.key());
  }

  /** Values at a cut, to whose marks every position must be refreshed. */
  void value(Rates rates) {
    total = new Terms();
    complete = unmarked == 0;
    for (Map.Entry<String, Terms> entry : booked.entrySet()) {
      Terms own = entry.getValue();
      Held inPositions = held.getOrDefault(entry.getKey(), Held.NOTHING);
      Rates.Rate rate = rates.find(entry.getKey(), row.base());
      if (rate != null) {
        total.addGains(own, inPositions, rate);
      } else {
        Terms all = new Terms();
        all.add(own, Rates.Rate.ONE);
        all.add(inPositions.terms(), Rates.Rate.ONE);
        complete &= !all.nonzero();
      }
    }
    if (complete) {
      BigDecimal gained = row.openingCash().add(total.netPnl());
      highWaterMark = highWaterMark.max(gained);
      drawdown = highWaterMark.subtract(gained);
    }
    day.valued(total, complete);
  }

  private Terms booked(String currency) {
    return booked.computeIfAbsent(currency, c -> new Terms());
  }
}
