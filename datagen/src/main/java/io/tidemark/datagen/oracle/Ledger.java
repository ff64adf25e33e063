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

  /** Lets a fill wait for its cut, unless it is much older than the newest read before it. */
  void fill(Arrival<Fill> arrival, Source source) {
    Fill fill = arrival.event();
    Long newest = newestFill.get(fill.account());
    if (newest != null && fill.ts() < newest - CORRECTION_WINDOW) {
      source.dead(arrival.place(), "TOO_OLD");
      return;
    }
    newestFill.merge(fill.account(), fill.ts(), Math::max);
    fills.add(arrival);
  }

  /** Lets a cash event wait for its cut. */
  void cash(Arrival<CashEvent> arrival) {
    cash.add(arrival);
  }

  /** Settles what is before the cut, then values each account concerned, on the cut's marks. */
  void cut(long cut, Set<String> moved, Source fillSource, Source cashSource) {
    Set<Account> concerned = new LinkedHashSet<>();
    boolean ratesMoved = moved.stream().anyMatch(reference::givesRate);
    if (ratesMoved) {
      rates.moved();
    }
    for (Arrival<? extends Event> arrival : due(cut)) {
      if (arrival.event() instanceof CashEvent event) {
        settle(event, arrival, cashSource, concerned);
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
      CashEvent event, Arrival<? extends Event> arrival, Source source, Set<Account> concerned) {
    List<Object> before = cashContent.get(event.key());
    if (before != null) {
      repeated(before.equals(event.content()), arrival, source);
      return;
    }
    cashContent.put(event.key(), event.content());
    source.counts.used(arrival.late());
    Account account = account(event.account());
    account.cash(event);
    concerned.add(account);
  }

  /** Decides on a fill, in the order in which events apply: dead, a repetition, or booked. */
  private void settle(
      Fill fill,
      Arrival<? extends Event> arrival,
      Source source,
      long cut,
      Set<Account> concerned) {
    Instrument instrument = reference.instrument(fill.symbol());
    Account known = accounts.get(fill.account());
    String fault = fault(fill, instrument);
    List<Object> before = fillContent.get(fill.key());
    if (fault != null) {
      source.dead(arrival.place(), fault);
    } else if (before != null) {
      repeated(before.equals(fill.content(instrument)), arrival, source);
    } else if (known != null && !known.fits(fill, instrument)) {
      source.dead(arrival.place(), "OVERFLOW");
    } else {
      fillContent.put(fill.key(), fill.content(instrument));
      source.counts.used(arrival.late());
      Account account = account(fill.account());
      Position position = account.fill(fill, instrument);
      account.refresh(position, market, cut);
      holders
          .computeIfAbsent(fill.symbol(), s -> new LinkedHashSet<>())
          .add(new Holding(account, position));
      concerned.add(account);
    }
  }

  /** The symbols of all fills used. */
  Set<String> symbols() {
    return Set.copyOf(holders.keySet());
  }

  private static void repeated(boolean same, Arrival<? extends Event> arrival, Source source) {
    if (same) {
      source.counts.repeated();
    } else {
      source.dead(arrival.place(), "CONFLICTING_DUPLICATE");
    }
  }

  /** In effective time, then cash before fills, then place. */
  private List<Arrival<? extends Event>> due(long cut) {
    List<Arrival<? extends Event>> due = new ArrayList<>();
    due.addAll(cash.take(cut));
    due.addAll(fills.take(cut));
    due.sort(
        Comparator.<Arrival<? extends Event>>comparingLong(Arrival::effective)
            .thenComparing(arrival -> arrival.event() instanceof Fill)
            .thenComparingInt(Arrival::partition)
            .thenComparingLong(Arrival::seq));
    return due;
  }

  private String fault(Fill fill, Instrument instrument) {
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
