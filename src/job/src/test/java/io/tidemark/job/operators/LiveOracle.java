package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What live rows should say: all events of an account that have come so far, applied in order to
 * nothing, each time anew. It knows no waiting events, no copies and no cuts of accounts; the
 * high-water mark and the drawdown, which are sampled at cuts, are blank.
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

  /** The rows that an event should send as it comes, valued at a cut; call it after accept. */
  List<LedgerRow> arrival(LedgerInput input, long cut) {
    Folded folded = new Folded(input.event().account(), cut, input.origin());
    if (!folded.applied) {
      return List.of();
    }
    List<LedgerRow> rows = new ArrayList<>();
    if (input.event() instanceof Trade trade) {
      rows.add(folded.row(new PositionKey(trade.book(), trade.symbol())));
    }
    rows.add(folded.row());
    return rows;
  }

  /** The row of a key as it should stand at a cut. */
  LedgerRow same(LedgerRow row, long cut) {
    Folded folded = new Folded(row.account(), cut, null);
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
        a.valuedAt());
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
    private final boolean applied;

    Folded(String name, long cut, Origin asked) {
      this.cut = cut;
      at = cut;
      List<LedgerInput> ordered = new ArrayList<>(inputs.getOrDefault(name, List.of()));
      ordered.sort(LedgerInput.ORDER);
      boolean askedApplied = false;
      for (LedgerInput input : ordered) {
        try {
          Outcome outcome = ledger.apply(this, input.event(), cut, LiveOracle.this);
          askedApplied |= input.origin().equals(asked) && outcome == Outcome.APPLIED;
        } catch (Rejected passedOver) {
          // As in the ledger.
        }
      }
      applied = askedApplied;
      for (PositionKey key : positions.keySet()) {
        ledger.valuer().mark(this, key, cut, LiveOracle.this);
      }
      if (account() != null) {
        ledger.valuer().rates(this, cut, LiveOracle.this);
      }
    }

    LedgerRow row(PositionKey key) {
      return ledger.valuer().row(this, positions.get(key), cut, LiveOracle.this);
    }

    LedgerRow row() {
      return plain(ledger.valuer().row(this, cut));
    }
  }
}
