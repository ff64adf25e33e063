package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All accounts: takes trades and cash events, settles them at cuts, values who is concerned. */
final class Ledger {
  /** A position with its account; equal only to itself, as both are. */
  private record Holding(Account account, Position position) {}

  final Cuts<Trade> trades;
  final Cuts<CashEvent> cash;
  final TreeMap<String, Account> accounts = new TreeMap<>();
  final Bookkeeper bookkeeper;
  final Alerts alerts;
  private final Reference reference;
  private final Market market;
  private final Rates rates;
  private final NaiveOptions options;
  private final Source tradeSource;
  private final Teller teller;
  private final LedgerWitness witness;
  private final Map<String, Long> newestRead = new HashMap<>();
  private final Map<String, List<Holding>> holders = new HashMap<>();
  private final Set<String> symbols = new TreeSet<>();

  /** Whom to look at once a day is over, by cut. */
  private final TreeMap<Long, Set<Account>> wakes = new TreeMap<>();

  /** Which positions may retire, by cut. */
  private final TreeMap<Long, Set<Holding>> flat = new TreeMap<>();

  /** At the cut under way. */
  private final List<Account> concerned = new ArrayList<>();

  private long cuts;

  private long now;

  Ledger(
      Reference reference,
      Limits limits,
      Market market,
      Rates rates,
      NaiveOptions options,
      Source tradeSource,
      Source cashSource,
      Growing out,
      LedgerWitness witness) {
    this.witness = witness;
    this.reference = reference;
    this.market = market;
    this.rates = rates;
    this.options = options;
    this.tradeSource = tradeSource;
    trades = new Cuts<>(options.market().cutInterval());
    cash = new Cuts<>(options.market().cutInterval());
    teller = new Teller(cashSource, options.correctionWindow());
    alerts = new Alerts(limits, rates, market, out.alerts);
    bookkeeper =
        new Bookkeeper(
            tradeSource, reference, accounts, options, out.fills, witness, this::changed);
    reference.accounts().forEach((name, row) -> accounts.put(name, new Account(row)));
  }

  /** Lets a message wait for its cut, unless it is much older than the newest fill read before. */
  void trade(Arrival<Trade> arrival) {
    Trade trade = arrival.event();
    Long newest = newestRead.get(trade.account());
    if (newest != null && trade.ts() < newest - options.correctionWindow()) {
      tradeSource.dead(arrival.place(), "TOO_OLD");
      witness.message(arrival, "TOO_OLD", null, null);
      return;
    }
    if (trade.type().fills()) {
      newestRead.merge(trade.account(), trade.ts(), Math::max);
    }
    trades.add(arrival);
  }

  /** The earliest cut at which an account must be looked at, or null. */
  Long firstWake() {
    return wakes.isEmpty() ? null : wakes.firstKey();
  }

  /** Settles what is before the cut, then values each account concerned, on the cut's marks. */
  void cut(long cut, Set<String> moved) {
    now = cut;
    over(cut);
    concerned.clear();
    cuts++;
    Set<Account> woken = wakes.remove(cut);
    if (woken != null) {
      woken.forEach(this::concern);
    }
    boolean ratesMoved = moved.stream().anyMatch(reference::givesRate);
    if (ratesMoved) {
      rates.moved();
    }
    due(cut).forEach(this::settle);
    for (String symbol : moved) {
      SymbolMarks marks = market.marks(symbol);
      for (Holding holding : holders.getOrDefault(symbol, List.of())) {
        refresh(holding.account, holding.position, marks);
        concern(holding.account);
      }
    }
    if (ratesMoved) {
      accounts.values().stream().filter(Account::foreign).forEach(this::concern);
    }
    concerned.forEach(this::value);
  }

  /** After the last cut: values everybody, and ends every wait. */
  void end(long last) {
    now = last;
    over(last + 1);
    accounts.values().forEach(this::value);
    bookkeeper.expire(Long.MAX_VALUE);
  }

  private void refresh(Account account, Position position, SymbolMarks marks) {
    account.refresh(position, marks);
    if (witness.watchesPositions()) {
      witness.marked(account, position, PositionView.of(position, market, now), now);
    }
  }

  /** Has an account valued at this cut. */
  private void concern(Account account) {
    if (account.concernedAt != cuts) {
      account.concernedAt = cuts;
      concerned.add(account);
    }
  }

  private void value(Account account) {
    account.day.reach(now);
    account.value(rates);
    witness.valued(account, now);
    alerts.judge(account, now);
    Long wake = account.day.wake();
    if (wake != null) {
      wakes.computeIfAbsent(cutAfter(wake), w -> new LinkedHashSet<>()).add(account);
    }
  }

  @SuppressWarnings("unchecked") // an arrival holds one event and never changes
  private void settle(Arrival<? extends Event> arrival) {
    if (arrival.event() instanceof Trade) {
      bookkeeper.settle((Arrival<Trade>) arrival, now);
    } else {
      settleCash((Arrival<CashEvent>) arrival);
    }
  }

  private void settleCash(Arrival<CashEvent> arrival) {
    if (teller.takes(arrival)) {
      CashEvent event = arrival.event();
      Account account =
          accounts.computeIfAbsent(event.account(), n -> new Account(reference.account(n)));
      account.cash(event);
      witness.cash(arrival, account);
      concern(account);
    }
  }

  private void changed(Account account, Position position) {
    Holding holding = new Holding(account, position);
    symbols.add(position.instrument.symbol());
    if (position.among == null) {
      holders.computeIfAbsent(position.instrument.symbol(), s -> new ArrayList<>()).add(holding);
    }
    refresh(account, position, market.marks(position.instrument.symbol()));
    concern(account);
    if (options.retiring() && !position.now.open()) {
      long due = cutAfter(position.newest + options.correctionWindow());
      flat.computeIfAbsent(due, t -> new LinkedHashSet<>()).add(holding);
    }
  }

  /** What ends at the cuts before a time: waits, and positions that were flat for long. */
  private void over(long time) {
    bookkeeper.expire(time);
    while (!flat.isEmpty() && flat.firstKey() < time) {
      long due = flat.firstKey();
      for (Holding holding : flat.remove(due)) {
        Position position = holding.position;
        boolean rested =
            due == cutAfter(position.newest + options.correctionWindow())
                && !position.now.open()
                && !position.retired;
        if (rested) {
          holding.account.retire(position);
          witness.retired(holding.account, position, time);
          holders.get(position.instrument.symbol()).remove(holding);
        }
      }
    }
  }

  private long cutAfter(long time) {
    return Cuts.after(time, options.market().cutInterval());
  }

  /** The symbols of all fills used. */
  Set<String> symbols() {
    return symbols;
  }

  /** In effective time, then cash before trades, then place. */
  private List<Arrival<? extends Event>> due(long cut) {
    List<Arrival<? extends Event>> due = new ArrayList<>();
    due.addAll(cash.take(cut));
    due.addAll(trades.take(cut));
    due.sort(
        Comparator.<Arrival<? extends Event>>comparingLong(Arrival::effective)
            .thenComparing(arrival -> arrival.event() instanceof Trade)
            .thenComparingInt(Arrival::partition)
            .thenComparingLong(Arrival::seq));
    return due;
  }
}
