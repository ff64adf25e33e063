package io.tidemark.job.sink;

import io.tidemark.contracts.OutputFile;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.Balance;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Intervals;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.PartialBar;
import java.util.List;

/** Prints each kind of row, in the columns and the order of the outside contract. */
final class Lines {
  /** The folder of what became of the records. */
  static final String COUNTS = "counts";

  /** The folder of symbols that took the defaults. */
  static final String UNLISTED = "unlisted";

  private Lines() {}

  static Line signal(Signal s) {
    String text =
        new LineBuilder()
            .key(s.ts())
            .key(s.symbol())
            .key(s.rule())
            .time(s.ts())
            .add(s.symbol())
            .add(s.kind())
            .add(s.direction())
            .fixed8(s.price())
            .fixed8(s.size())
            .add(s.value())
            .add(s.threshold())
            .add(s.rule())
            .build();
    return new Line(OutputFile.SIGNALS.stem(), text);
  }

  static Line indicator(Indicator i) {
    String text =
        new LineBuilder()
            .key(i.ts())
            .key(i.symbol())
            .key(i.interval())
            .key(i.name())
            .time(i.ts())
            .add(i.symbol())
            .add(Intervals.print(i.interval()))
            .add(i.name())
            .add(Doubles.print(i.value()))
            .build();
    return new Line(OutputFile.INDICATORS.stem(), text);
  }

  static Line bar(Bar b) {
    return new Line(OutputFile.BARS.stem(), fields(barKey(b), b).build());
  }

  static Line partialBar(PartialBar p) {
    LineBuilder line = fields(barKey(p.bar()).key(p.asOf()), p.bar()).time(p.asOf());
    return new Line(OutputFile.BARS_PARTIAL.stem(), line.build());
  }

  private static LineBuilder barKey(Bar b) {
    return new LineBuilder().key(b.start()).key(b.symbol()).key(b.interval());
  }

  private static LineBuilder fields(LineBuilder line, Bar b) {
    return line.add(b.symbol())
        .add(Intervals.print(b.interval()))
        .time(b.start())
        .time(b.end())
        .fixed8(b.open())
        .fixed8(b.high())
        .fixed8(b.low())
        .fixed8(b.close())
        .add(b.volume())
        .add(b.vwap())
        .add(b.ticks());
  }

  /** The line of a row; null for one that has none. */
  static Line ledger(LedgerRow row, boolean log, List<String> trades) {
    if (row instanceof PositionRow position) {
      return position(position, log);
    }
    if (row instanceof AccountRow account) {
      return account(account, log);
    }
    if (row instanceof BalanceRow balance) {
      return balance(balance);
    }
    return row instanceof FillRow fill
        ? fill(fill, trades.get(fill.part()) + ":" + fill.place())
        : null; // A position that retires has been; in files it stays.
  }

  private static Line position(PositionRow p, boolean log) {
    LineBuilder line = new LineBuilder().key(p.account()).key(p.book()).key(p.symbol());
    if (log) {
      line.key(p.version()).key(p.valuedAt());
    }
    boolean priced = p.view().status() != MarkStatus.MISSING;
    line.add(p.account())
        .add(p.book())
        .add(p.symbol())
        .add(p.version())
        .fixed8(p.quantity())
        .add(p.averagePrice())
        .add(p.cost())
        .add(p.realized())
        .add(p.fees())
        .fixed8(p.view().price())
        .time(priced ? p.view().ts() : Long.MIN_VALUE)
        .add(p.view().status().name())
        .add(p.unrealized())
        .add(p.netPnl())
        .add(p.currency())
        .add(p.fills())
        .time(p.updatedAt())
        .time(p.valuedAt());
    OutputFile file = log ? OutputFile.POSITIONS_LOG : OutputFile.POSITIONS;
    return new Line(file.stem(), line.build());
  }

  private static Line account(AccountRow a, boolean log) {
    LineBuilder line = new LineBuilder().key(a.account());
    if (log) {
      line.key(a.version()).key(a.valuedAt());
    }
    line.add(a.account())
        .add(a.version())
        .add(a.baseCurrency())
        .add(a.openingCash())
        .add(a.netDeposits())
        .add(a.cash())
        .add(a.realized())
        .add(a.unrealized())
        .add(a.fees())
        .add(a.funding())
        .add(a.netPnl())
        .add(a.equity())
        .add(a.grossExposure())
        .add(a.netExposure())
        .add(a.highWaterMark())
        .add(a.drawdown())
        .add(a.markStatus().name())
        .add(a.fxStatus().name())
        .time(a.updatedAt())
        .time(a.valuedAt())
        .time(a.dayStart())
        .add(a.dayRealized())
        .add(a.dayUnrealized())
        .add(a.dayPnl())
        .add(a.priorDayAdjustment());
    OutputFile file = log ? OutputFile.ACCOUNTS_LOG : OutputFile.ACCOUNTS;
    return new Line(file.stem(), line.build());
  }

  private static Line balance(BalanceRow row) {
    Balance b = row.balance();
    String text =
        new LineBuilder()
            .key(row.account())
            .key(row.currency())
            .add(row.account())
            .add(row.currency())
            .add(b.cash())
            .add(b.realized())
            .add(b.unrealized())
            .add(b.fees())
            .add(b.funding())
            .add(b.netDeposits())
            .add(row.rate())
            .build();
    return new Line(OutputFile.BALANCES.stem(), text);
  }

  /** {@code source} is the message's place as a person reads it. */
  private static Line fill(FillRow f, String source) {
    String text =
        new LineBuilder()
            .key(f.account())
            .key(f.version())
            .add(f.account())
            .add(f.version())
            .add(f.book())
            .add(f.symbol())
            .add(f.type().name())
            .add(f.tradeId())
            .add(f.refTradeId())
            .add(f.side().name())
            .fixed8(f.quantity())
            .fixed8(f.price())
            .fixed8(f.fee())
            .add(f.feeCurrency())
            .add(f.realized())
            .time(f.ts())
            .add(f.positionVersion())
            .fixed8(f.positionQuantity())
            .add(f.averagePrice())
            .add(f.cost())
            .add(f.positionRealized())
            .add(f.currency())
            .add(source)
            .time(f.settledAt())
            .build();
    return new Line(OutputFile.FILLS.stem(), text);
  }

  static Line alert(Alert a) {
    String text =
        new LineBuilder()
            .key(a.ts())
            .key(a.account())
            .key(a.symbol())
            .key(a.kind().name())
            .time(a.ts())
            .add(a.account())
            .add(a.symbol())
            .add(a.kind().name())
            .add(a.status().name())
            .add(a.figure())
            .add(a.limit())
            .add(a.currency())
            .build();
    return new Line(OutputFile.ALERTS.stem(), text);
  }

  /** {@code position} is the record's place as a person reads it. */
  static Line deadLetter(DeadLetter letter, String position) {
    String source = letter.origin().source().source();
    String text =
        new LineBuilder()
            .key(source)
            .key(letter.origin().part())
            .key(letter.origin().place())
            .add(source)
            .add(position)
            .add(letter.reason().name())
            .add(letter.detail())
            .add(letter.raw())
            .build();
    return new Line(OutputFile.DEAD_LETTERS.stem(), text);
  }

  static Line count(Count count) {
    String text =
        new LineBuilder()
            .add(count.source().source())
            .add(count.fate().name())
            .add(count.reason())
            .add(count.n())
            .build();
    return new Line(COUNTS, text);
  }

  static Line unlisted(String symbol) {
    return new Line(UNLISTED, new LineBuilder().key(symbol).add(symbol).build());
  }
}
