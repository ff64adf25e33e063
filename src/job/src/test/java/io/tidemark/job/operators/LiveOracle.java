package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.HeapAccount;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What live rows should say: all events of an account that have come so far, applied in order to
 * nothing, each time anew. It knows no waiting events, no copies and no cuts of accounts; the
 * high-water mark, the drawdown and the day, which are of cuts, are blank.
 */
final class LiveOracle implements Market {
  private final Ledger ledger;
  private final Map<String, List<LedgerInput>> inputs = new TreeMap<>();
  private final Map<String, Long> newestRead = new HashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, Instrument> instruments = new HashMap<>();

  /** The cut that is looked at; marks of later ones are not to be seen, µs. */
  private long at;

  LiveOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  void accept(Notice notice) {
    if (notice instanceof Notice.Marked marked) {
      marks.add(marked.mark());
    } else if (notice instanceof Notice.Listed listed) {
      instruments.putIfAbsent(listed.instrument().symbol(), listed.instrument());
    }
  }

  void accept(LedgerInput input) {
    if (input.event() instanceof LimitRow) {
      return;
    }
    String name = input.event().account();
    if (input.event() instanceof Trade trade) {
      try {
        long before = newestRead.getOrDefault(name, Long.MIN_VALUE);
        newestRead.put(name, ledger.admit(trade, before));
      } catch (Rejected tooOld) {
        return;
      }
    }
    inputs.computeIfAbsent(name, n -> new ArrayList<>()).add(input);
  }

  /**
   * The rows that an event should send as it comes, valued at a cut: for each version that it
   * makes, by itself and by what it frees. None if it takes as many versions away from others. Call
   * it after accept.
   */
  List<LedgerRow> arrival(LedgerInput input, long cut) {
    String name = input.event().account();
    Set<Origin> before = without(input, cut);
    Set<Origin> after = new Folded(name, cut, origin -> true).applied;
    if (after.size() <= before.size()) {
      return List.of();
    }
    Set<Origin> allowed = new HashSet<>(before);
    List<LedgerRow> rows = new ArrayList<>();
    for (Origin next : after) {
      if (allowed.add(next) && after.containsAll(before)) {
        add(rows, new Folded(name, cut, allowed::contains), input);
      }
    }
    if (rows.isEmpty()) {
      add(rows, new Folded(name, cut, origin -> true), input);
    }
    return rows;
  }

  private static void add(List<LedgerRow> rows, Folded folded, LedgerInput input) {
    if (input.event() instanceof Trade trade) {
      rows.add(folded.row(PositionKey.of(trade)));
    }
    rows.add(folded.row());
  }

  private Set<Origin> without(LedgerInput input, long cut) {
    return new Folded(input.event().account(), cut, origin -> !origin.equals(input.origin()))
        .applied;
  }

  /** Whether an event takes away versions that there were. */
  boolean overturns(LedgerInput input, long cut) {
    return !new Folded(input.event().account(), cut, origin -> true)
        .applied.containsAll(without(input, cut));
  }

  /** The row of a key as it should stand at a cut. */
  LedgerRow same(LedgerRow row, long cut) {
    Folded folded = new Folded(row.account(), cut, origin -> true);
    return row instanceof PositionRow p
        ? folded.row(new PositionKey(p.book(), p.symbol()))
        : folded.row();
  }

  /** A row without what is sampled. */
  static LedgerRow plain(LedgerRow row) {
    if (!(row instanceof AccountRow a)) {
      return row;
    }
    return new AccountRow(
        a.account(),
        a.version(),
        a.baseCurrency(),
        a.openingCash(),
        a.netDeposits(),
        a.cash(),
        a.realized(),
        a.unrealized(),
        a.fees(),
        a.funding(),
        a.netPnl(),
        a.equity(),
        a.grossExposure(),
        a.netExposure(),
        Money.ZERO,
        Money.ZERO,
        a.markStatus(),
        a.fxStatus(),
        a.updatedAt(),
        a.valuedAt(),
        0,
        null,
        null,
        null,
        null);
  }

  @Override
  public Mark mark(String symbol) {
    Mark newest = null;
    for (Mark mark : marks) {
      if (mark.symbol().equals(symbol)
          && mark.cut() <= at
          && (newest == null || mark.cut() >= newest.cut())) {
        newest = mark;
      }
    }
    return newest;
  }

  @Override
  public Instrument instrument(String symbol) {
    return instruments.get(symbol);
  }

  /** One account, made from nothing. */
  private final class Folded extends HeapAccount {
    private final long cut;
    private final Set<Origin> applied = new LinkedHashSet<>();
    private final List<LedgerInput> unmatched = new ArrayList<>();

    Folded(String name, long cut, Predicate<Origin> allowed) {
      this.cut = cut;
      at = cut;
      List<LedgerInput> ordered = new ArrayList<>(inputs.getOrDefault(name, List.of()));
      ordered.sort(LedgerInput.ORDER);
      for (LedgerInput input : ordered) {
        if (allowed.test(input.origin())) {
          apply(input, allowed);
        }
      }
      for (PositionKey key : positions.keySet()) {
        ledger.valuer().mark(this, key, cut, LiveOracle.this);
      }
      if (account() != null) {
        ledger.valuer().rates(this, cut, LiveOracle.this);
      }
    }

    private void apply(LedgerInput input, Predicate<Origin> allowed) {
      Outcome outcome;
      try {
        outcome = ledger.apply(this, input.event(), cut, LiveOracle.this).outcome();
      } catch (Rejected passedOver) {
        return; // as in the ledger
      }
      if (outcome == Outcome.WAITING) {
        unmatched.add(input);
        unmatched.sort(LedgerInput.ORDER);
      } else if (outcome == Outcome.APPLIED) {
        applied.add(input.origin());
        if (input.event() instanceof Trade trade && trade.type() != Trade.Type.BUST) {
          List<LedgerInput> freed = new ArrayList<>(unmatched);
          freed.removeIf(message -> !names((Trade) message.event(), trade));
          unmatched.removeAll(freed);
          freed.removeIf(message -> !allowed.test(message.origin()));
          freed.forEach(message -> apply(message, allowed));
        }
      }
    }

    private static boolean names(Trade message, Trade fill) {
      return message.refTradeId().equals(fill.tradeId())
          && PositionKey.of(message).equals(PositionKey.of(fill));
    }

    LedgerRow row(PositionKey key) {
      return ledger.valuer().row(this, positions.get(key), cut, LiveOracle.this);
    }

    LedgerRow row() {
      return plain(ledger.valuer().row(this, cut));
    }
  }
}
