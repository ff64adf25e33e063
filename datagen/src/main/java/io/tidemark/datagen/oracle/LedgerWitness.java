package io.tidemark.datagen.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches a few positions and accounts, and tells what touched them and what they were then. */
public final class LedgerWitness {
  private final Map<List<String>, Story> positions = new HashMap<>();
  private final Map<String, Story> accounts = new HashMap<>();

  /** What was told of the marks of a position or the figures of an account before. */
  private final Map<Story, String> before = new HashMap<>();

  LedgerWitness() {}

  /** Watches a position. */
  public Story position(String account, String book, String symbol) {
    return positions.computeIfAbsent(List.of(account, book, symbol), k -> new Story());
  }

  /** Watches an account. */
  public Story account(String account) {
    return accounts.computeIfAbsent(account, k -> new Story());
  }

  boolean watches() {
    return !(positions.isEmpty() && accounts.isEmpty());
  }

  boolean watchesPositions() {
    return !positions.isEmpty();
  }

  /** A message about a position: what became of it, and what the position and account are then. */
  void message(Arrival<Trade> arrival, String fate, Account account, Position position) {
    if (!watches()) {
      return;
    }
    Trade trade = arrival.event();
    Story story = positions.get(List.of(trade.account(), trade.book(), trade.symbol()));
    Story whole = accounts.get(trade.account());
    if (story == null && whole == null) {
      return;
    }
    String what =
        "%s %s %s at %s%s %s"
            .formatted(
                arrival.place(),
                trade.type(),
                trade.tradeId(),
                Numbers.time(trade.ts()),
                arrival.late() ? ", late," : "",
                fate);
    if (story != null) {
      story.add(position == null ? what : what + ": " + holds(position));
    }
    if (whole != null) {
      whole.add(
          account == null
              ? what
              : "%s: version %d, %s".formatted(what, account.version, trade.symbol()));
    }
  }

  private static String holds(Position position) {
    return "version %d quantity %s avg_price %s cost %s realized_pnl %s trades %d"
        .formatted(
            position.version,
            Numbers.print(position.now.quantity),
            Numbers.print(position.now.averagePrice()),
            Numbers.print(position.now.cost),
            Numbers.print(position.now.realized),
            position.now.trades);
  }

  void cash(Arrival<CashEvent> arrival, Account account) {
    Story story = accounts.get(arrival.event().account());
    if (story != null) {
      CashEvent event = arrival.event();
      story.add(
          "%s %s of %s %s at %s: version %d"
              .formatted(
                  arrival.place(),
                  event.kind(),
                  Numbers.print(event.amount()),
                  event.currency(),
                  Numbers.time(event.ts()),
                  account.version));
    }
  }

  /** A position on the marks of a cut. */
  void marked(Account account, Position position, PositionView view, long cut) {
    Story story =
        positions.get(List.of(account.row.account(), position.book, position.instrument.symbol()));
    if (story != null) {
      tell(
          story,
          cut,
          "version %d mark %s of %s unrealized_pnl %s"
              .formatted(
                  position.version,
                  view.mark() == null ? "none" : Numbers.print(view.mark().price()),
                  view.mark() == null ? "nothing" : Numbers.time(view.mark().ts()),
                  Numbers.print(view.unrealized())));
    }
  }

  void retired(Account account, Position position, long cut) {
    Story story =
        positions.get(List.of(account.row.account(), position.book, position.instrument.symbol()));
    if (story != null) {
      tell(story, cut, "retires");
    }
  }

  /** An account after its valuation at a cut. */
  void valued(Account account, long cut) {
    Story story = accounts.isEmpty() ? null : accounts.get(account.row.account());
    if (story != null) {
      Terms total = account.total;
      tell(
          story,
          cut,
          "version %d realized_pnl %s unrealized_pnl %s fees %s funding %s net_pnl %s"
                  .formatted(
                      account.version,
                      Numbers.print(total.realized),
                      Numbers.print(total.unrealized),
                      Numbers.print(total.fees),
                      Numbers.print(total.funding),
                      Numbers.print(total.netPnl()))
              + " high_water_mark %s drawdown %s%s"
                  .formatted(
                      Numbers.print(account.highWaterMark),
                      Numbers.print(account.drawdown),
                      account.complete ? "" : ", a mark or rate missing"));
    }
  }

  /** Tells what is not as it was at the cut before. */
  private void tell(Story story, long cut, String what) {
    if (!what.equals(before.put(story, what))) {
      story.cut("cut " + Numbers.time(cut) + ": " + what);
    }
  }
}
