package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Judges trade messages in the order in which they apply, and books those that pass. */
final class Bookkeeper {
  private enum Fate {
    APPLIED,
    REPEATED,
    WAITS
  }

  /** A change of a position, worked out and not yet made. */
  private record Change(Fill fill, Holdings next, Made made) {}

  /** What remains to be done of a change. */
  private interface Made {
    void run() throws Unusable;
  }

  private final Source source;
  private final Reference reference;
  private final TreeMap<String, Account> accounts;
  private final BiConsumer<Account, Position> changed;
  private final long window;
  private final long cutInterval;
  private final Map<String, Memory> memories = new HashMap<>();

  /** Those of them in which a message waits, and maybe some more. */
  private final Set<Memory> waited = new LinkedHashSet<>();

  private final Table rows;
  private final LedgerWitness witness;

  /**
   * @param rows takes a row for each message applied
   * @param changed is told of each position that is no longer what it was
   */
  Bookkeeper(
      Source source,
      Reference reference,
      TreeMap<String, Account> accounts,
      NaiveOptions options,
      Table rows,
      LedgerWitness witness,
      BiConsumer<Account, Position> changed) {
    this.rows = rows;
    this.witness = witness;
    this.source = source;
    this.reference = reference;
    this.accounts = accounts;
    this.window = options.correctionWindow();
    this.cutInterval = options.market().cutInterval();
    this.changed = changed;
  }

  /** Applies, counts or buries a message, or lets it wait for its fill. */
  void settle(Arrival<Trade> arrival, long cut) {
    if (!take(arrival, cut)) {
      Memory memory = memory(arrival.event());
      memory.await(arrival);
      waited.add(memory);
    }
  }

  /** Ends the wait of messages whose last cut is before a time. */
  void expire(long before) {
    for (Memory memory : waited) {
      memory.waiting.values().removeIf(arrival -> isOver(arrival, before));
    }
    waited.removeIf(memory -> memory.waiting.isEmpty());
  }

  private boolean isOver(Arrival<Trade> arrival, long before) {
    boolean over = Cuts.after(arrival.ts() + window, cutInterval) < before;
    if (over) {
      source.dead(arrival.place(), "UNKNOWN_REFERENCE");
      witness.message(arrival, "UNKNOWN_REFERENCE", null, null);
    }
    return over;
  }

  private Memory memory(Trade trade) {
    return memories.computeIfAbsent(trade.account(), a -> new Memory(window));
  }

  /** Judges a message as if it came now; false if it waits. */
  private boolean take(Arrival<Trade> arrival, long cut) {
    try {
      Fate fate = book(arrival, cut);
      if (fate == Fate.REPEATED) {
        source.counts.repeated();
        witness.message(arrival, "repeats another and is ignored", null, null);
      } else if (fate == Fate.WAITS) {
        witness.message(arrival, "waits for its fill", null, null);
      } else if (fate == Fate.APPLIED) {
        source.counts.used(arrival.late());
        if (arrival.event().type() != Trade.Type.BUST) {
          free(arrival.event(), cut);
        }
      }
      return fate != Fate.WAITS;
    } catch (Unusable e) {
      source.dead(arrival.place(), e.getMessage());
      witness.message(arrival, e.getMessage(), null, null);
      return true;
    }
  }

  /** Tries again what waits for an id that has just come. */
  private void free(Trade applied, long cut) {
    Memory memory = memory(applied);
    for (int ticket : List.copyOf(memory.waiting.keySet())) {
      Arrival<Trade> waiting = memory.waiting.get(ticket);
      if (waiting != null
          && waiting.event().ref().equals(applied.tradeId())
          && waiting.event().book().equals(applied.book())
          && waiting.event().symbol().equals(applied.symbol())) {
        memory.waiting.remove(ticket);
        if (!take(waiting, cut)) {
          memory.waiting.put(ticket, waiting);
        }
      }
    }
  }

  private Fate book(Arrival<Trade> arrival, long cut) throws Unusable {
    Trade trade = arrival.event();
    Memory memory = memory(trade);
    if (memory.tooOld(trade.ts())) {
      throw new Unusable("TOO_OLD");
    }
    Account known = accounts.get(trade.account());
    Position position =
        known == null ? null : known.positions.get(List.of(trade.book(), trade.symbol()));
    Instrument instrument =
        position == null ? reference.instrument(trade.symbol()) : position.instrument;
    List<Object> content = trade.content(instrument);
    Memory.Applied before = memory.find(trade.key());
    if (before != null) {
      if (before.content().equals(content)) {
        return Fate.REPEATED;
      }
      throw new Unusable("CONFLICTING_DUPLICATE");
    }
    boolean priced = trade.type() != Trade.Type.BUST;
    if (priced && instrument.inverse() && trade.price().signum() <= 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    Change change;
    if (trade.type().fills()) {
      change = add(trade, position, instrument, cut);
    } else {
      Fill fill = memory.named(trade);
      if (fill == null) {
        return Fate.WAITS;
      }
      if (memory.tooOld(fill.ts) || fill.position.retired) {
        throw new Unusable("TOO_OLD");
      }
      if (fill.busted && trade.type() == Trade.Type.BUST) {
        return Fate.REPEATED;
      }
      change = alter(trade, fill);
    }
    make(change, arrival, cut);
    memory.remember(trade, content, change.fill);
    return Fate.APPLIED;
  }

  private Change add(Trade trade, Position position, Instrument instrument, long cut)
      throws Unusable {
    boolean fifo = reference.account(trade.account()).fifo();
    Position to = position == null ? new Position(trade.book(), instrument, fifo) : position;
    Fill fill = new Fill(to, trade, cut);
    Memory memory = memory(trade);
    return new Change(fill, to.with(fill), () -> to.add(fill, old -> memory.tooOld(old.ts)));
  }

  private static Change alter(Trade trade, Fill fill) throws Unusable {
    if (trade.type() == Trade.Type.BUST) {
      return new Change(fill, fill.position.had(fill, null), () -> fill.busted = true);
    }
    if (fill.busted) {
      throw new Unusable("ALREADY_BUSTED");
    }
    Fill.Said said = trade.says(fill.position.instrument);
    return new Change(fill, fill.position.had(fill, said), () -> fill.said = said);
  }

  private void make(Change change, Arrival<Trade> arrival, long cut) throws Unusable {
    Trade trade = arrival.event();
    Position position = change.fill.position;
    Account account = accounts.get(trade.account());
    account = account == null ? new Account(reference.account(trade.account())) : account;
    BigDecimal realized = change.next.realized.subtract(position.now.realized);
    account.book(position, change.next, trade.ts());
    accounts.put(trade.account(), account);
    change.made.run();
    account.day.reach(cut);
    if (!trade.type().fills()) {
      account.day.adjust(change.fill, realized);
    }
    rows.add(row(arrival, account, change.fill, realized, cut));
    witness.message(arrival, "applied", account, position);
    changed.accept(account, position);
  }

  private static List<String> row(
      Arrival<Trade> arrival, Account account, Fill fill, BigDecimal realized, long cut) {
    Trade trade = arrival.event();
    Position position = fill.position;
    return List.of(
        trade.account(),
        String.valueOf(account.version),
        position.book,
        position.instrument.symbol(),
        trade.type().name(),
        trade.tradeId(),
        trade.ref(),
        fill.side(),
        Numbers.print(fill.said.quantity()),
        Numbers.print(fill.said.price()),
        Numbers.print(fill.said.fee()),
        fill.said.feeCurrency(),
        Numbers.print(realized),
        Numbers.time(trade.ts()),
        String.valueOf(position.version),
        Numbers.print(position.now.quantity),
        Numbers.print(position.now.averagePrice()),
        Numbers.print(position.now.cost),
        Numbers.print(position.now.realized),
        position.instrument.currency(),
        arrival.place(),
        Numbers.time(cut));
  }
}
