package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All accounts: takes fills and cash events, settles them at cuts, values who is concerned. */
final class Ledger {
  /** A position with its account; equal only to itself, as both are. */
  private record Holding(Account account, Position position) {}

  private static final long CORRECTION_WINDOW = 7L * 24 * 3600 * 1_000_000L;

  final Cuts<Fill> fills = new Cuts<>();
  final Cuts<CashEvent> cash = new Cuts<>();
  final TreeMap<String, Account> accounts = new TreeMap<>();
  private final Reference reference;
  private final Market market;
  private final Rates rates;
  private final Map<Fill.Key, List<Object>> fillContent = new HashMap<>();
  private final Map<List<String>, List<Object>> cashContent = new HashMap<>();
  private final Map<String, Long> newestFill = new HashMap<>();
  private final Map<String, Set<Holding>> holders = new HashMap<>();

  Ledger(Reference reference, Market market, Rates rates) {
    this.reference = reference;
    this.market = market;
    this.rates = rates;
    reference.accounts().forEach((name, row) -> accounts.put(name, new Account(row)));
  }

  /** Decides on a fill in the order of reading: dead, a repetition, or waiting for its cut. */
  void fill(Arrival<Fill> arrival, Source source) {
    Fill fill = arrival.event();
    Instrument instrument = reference.instrument(fill.symbol());
    String fault = fault(fill, instrument);
    if (fault != null) {
      source.dead(arrival.place(), fault);
      return;
    }
    List<Object> content = fill.content(instrument);
    List<Object> before = fillContent.putIfAbsent(fill.key(), content);
    if (before == null) {
      newestFill.merge(fill.account(), fill.ts(), Math::max);
      source.counts.used(arrival.late());
      fills.add(arrival);
    } else if (before.equals(content)) {
      source.counts.repeated();
    } else {
      source.dead(arrival.place(), "CONFLICTING_DUPLICATE");
    }
  }

  void cash(Arrival<CashEvent> arrival, Source source) {
    CashEvent event = arrival.event();
    List<Object> before = cashContent.putIfAbsent(event.key(), event.content());
    if (before == null) {
      source.counts.used(arrival.late());
      cash.add(arrival);
    } else if (before.equals(event.content())) {
      source.counts.repeated();
    } else {
      source.dead(arrival.place(), "CONFLICTING_DUPLICATE");
    }
  }

  /** Settles what is before the cut, then values each account concerned, on the cut's marks. */
  void cut(long cut, Set<String> moved, Source fillSource) {
    Set<Account> concerned = new LinkedHashSet<>();
    boolean ratesMoved = moved.stream().anyMatch(reference::givesRate);
    if (ratesMoved) {
      rates.moved();
    }
    for (Arrival<? extends Event> arrival : due(cut)) {
      if (arrival.event() instanceof CashEvent event) {
        Account account = account(event.account());
        account.cash(event);
        concerned.add(account);
      } else if (arrival.event() instanceof Fill fill) {
        settle(fill, arrival, fillSource, cut, concerned);
      }
    }
    for (String symbol : moved) {
      for (Holding holding : holders.getOrDefault(symbol, Set.of())) {
        holding.account.refresh(holding.position, market, cut);
        concerned.add(holding.account);
      }
    }
    if (ratesMoved) {
      accounts.values().stream().filter(Account::foreign).forEach(concerned::add);
    }
    concerned.forEach(account -> account.sample(rates));
  }

  private void settle(
      Fill fill,
      Arrival<? extends Event> arrival,
      Source source,
      long cut,
      Set<Account> concerned) {
    Instrument instrument = reference.instrument(fill.symbol());
    Account known = accounts.get(fill.account());
    if (known != null && !known.fits(fill, instrument)) {
      source.counts.unuse(arrival.late());
      source.dead(arrival.place(), "OVERFLOW");
      return;
    }
    Account account = account(fill.account());
    Position position = account.fill(fill, instrument);
    account.refresh(position, market, cut);
    holders
        .computeIfAbsent(fill.symbol(), s -> new LinkedHashSet<>())
        .add(new Holding(account, position));
    concerned.add(account);
  }

  /** In effective time, then cash before fills, then place. */
  private List<Arrival<? extends Event>> due(long cut) {
    List<Arrival<? extends Event>> due = new ArrayList<>();
    due.addAll(cash.take(cut));
    due.addAll(fills.take(cut));
    // The sort is stable: cash was added first, and each kind in the order it was read
    due.sort(Comparator.comparingLong(Arrival::effective));
    return due;
  }

  private String fault(Fill fill, Instrument instrument) {
    Long newest = newestFill.get(fill.account());
    if (newest != null && fill.ts() < newest - CORRECTION_WINDOW) {
      return "TOO_OLD";
    }
    if (instrument.inverse() && fill.price().signum() <= 0) {
      return "OUT_OF_RANGE";
    }
    return Numbers.overflows(instrument.value(fill.quantity(), fill.price())) ? "OVERFLOW" : null;
  }

  private Account account(String name) {
    return accounts.computeIfAbsent(
        name, n -> new Account(reference.accounts().getOrDefault(n, AccountRow.byDefault(n))));
  }
}
