package io.tidemark.job.kafka;

import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.num.Times;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.AlertStatus;
import io.tidemark.wire.BarPartial;
import io.tidemark.wire.Fill;
import io.tidemark.wire.LimitKind;
import io.tidemark.wire.Position;
import io.tidemark.wire.Side;
import io.tidemark.wire.TradeType;
import java.time.Instant;

/** The engine's rows as records of the topics' schemas. */
final class WireRows {
  private WireRows() {}

  static Position position(PositionRow p) {
    boolean priced = p.view().status() != MarkStatus.MISSING;
    Position record = new Position();
    record.setAccount(p.account());
    record.setBook(p.book());
    record.setSymbol(p.symbol());
    record.setVersion(p.version());
    record.setQuantity(p.quantity());
    record.setAvgPrice(MoneyBytes.of(p.averagePrice()));
    record.setCost(MoneyBytes.of(p.cost()));
    record.setRealizedPnl(MoneyBytes.of(p.realized()));
    record.setFees(MoneyBytes.of(p.fees()));
    record.setMark(present(p.view().price()));
    record.setMarkTs(priced ? instant(p.view().ts()) : null);
    record.setMarkStatus(status(p.view().status()));
    record.setUnrealizedPnl(MoneyBytes.of(p.unrealized()));
    record.setNetPnl(MoneyBytes.of(p.netPnl()));
    record.setCurrency(p.currency());
    record.setTrades(p.fills());
    record.setUpdatedAt(instant(p.updatedAt()));
    record.setValuedAt(orNull(p.valuedAt()));
    return record;
  }

  static AccountPnl account(AccountRow a) {
    AccountPnl record = new AccountPnl();
    record.setAccount(a.account());
    record.setVersion(a.version());
    record.setBaseCurrency(a.baseCurrency());
    record.setOpeningCash(MoneyBytes.of(a.openingCash()));
    record.setNetDeposits(MoneyBytes.of(a.netDeposits()));
    record.setCash(MoneyBytes.of(a.cash()));
    record.setRealizedPnl(MoneyBytes.of(a.realized()));
    record.setUnrealizedPnl(MoneyBytes.of(a.unrealized()));
    record.setFees(MoneyBytes.of(a.fees()));
    record.setFunding(MoneyBytes.of(a.funding()));
    record.setNetPnl(MoneyBytes.of(a.netPnl()));
    record.setEquity(MoneyBytes.of(a.equity()));
    record.setGrossExposure(MoneyBytes.of(a.grossExposure()));
    record.setNetExposure(MoneyBytes.of(a.netExposure()));
    record.setHighWaterMark(MoneyBytes.of(a.highWaterMark()));
    record.setDrawdown(MoneyBytes.of(a.drawdown()));
    record.setMarkStatus(status(a.markStatus()));
    record.setFxStatus(status(a.fxStatus()));
    record.setUpdatedAt(orNull(a.updatedAt()));
    record.setValuedAt(orNull(a.valuedAt()));
    record.setDayStart(orNull(a.dayStart()));
    record.setDayRealizedPnl(MoneyBytes.of(a.dayRealized()));
    record.setDayUnrealizedPnl(MoneyBytes.of(a.dayUnrealized()));
    record.setDayPnl(MoneyBytes.of(a.dayPnl()));
    record.setPriorDayAdjustment(MoneyBytes.of(a.priorDayAdjustment()));
    return record;
  }

  static Fill fill(FillRow f, String source) {
    Fill record = new Fill();
    record.setAccount(f.account());
    record.setVersion(f.version());
    record.setBook(f.book());
    record.setSymbol(f.symbol());
    record.setType(TradeType.valueOf(f.type().name()));
    record.setTradeId(f.tradeId());
    record.setRefTradeId(f.refTradeId());
    record.setSide(Side.valueOf(f.side().name()));
    record.setQuantity(f.quantity());
    record.setPrice(f.price());
    record.setFee(f.fee());
    record.setFeeCurrency(f.feeCurrency());
    record.setRealizedPnl(MoneyBytes.of(f.realized()));
    record.setTs(instant(f.ts()));
    record.setPositionVersion(f.positionVersion());
    record.setPositionQuantity(f.positionQuantity());
    record.setAvgPrice(MoneyBytes.of(f.averagePrice()));
    record.setCost(MoneyBytes.of(f.cost()));
    record.setPositionRealizedPnl(MoneyBytes.of(f.positionRealized()));
    record.setCurrency(f.currency());
    record.setSource(source);
    record.setSettledAt(instant(f.settledAt()));
    return record;
  }

  static io.tidemark.wire.Alert alert(Alert a, String id) {
    io.tidemark.wire.Alert record = new io.tidemark.wire.Alert();
    record.setId(id);
    record.setTs(instant(a.ts()));
    record.setAccount(a.account());
    record.setSymbol(a.symbol());
    record.setKind(LimitKind.valueOf(a.kind().name()));
    record.setStatus(AlertStatus.valueOf(a.status().name()));
    record.setFigure(MoneyBytes.of(a.figure()));
    record.setLimit(MoneyBytes.of(a.limit()));
    record.setCurrency(a.currency());
    return record;
  }

  static io.tidemark.wire.Signal signal(Signal s) {
    io.tidemark.wire.Signal record = new io.tidemark.wire.Signal();
    record.setId(s.id());
    record.setTs(instant(s.ts()));
    record.setSymbol(s.symbol());
    record.setKind(s.kind());
    record.setDirection(s.direction());
    record.setPrice(present(s.price()));
    record.setSize(present(s.size()));
    record.setValue(s.value());
    record.setThreshold(s.threshold());
    record.setRule(s.rule());
    return record;
  }

  static io.tidemark.wire.Bar bar(Bar b) {
    io.tidemark.wire.Bar record = new io.tidemark.wire.Bar();
    record.setSymbol(b.symbol());
    record.setInterval(Intervals.print(b.interval()));
    record.setStart(instant(b.start()));
    record.setEnd(instant(b.end()));
    record.setOpen(b.open());
    record.setHigh(b.high());
    record.setLow(b.low());
    record.setClose(b.close());
    record.setVolume(MoneyBytes.of(b.volume()));
    record.setVwap(MoneyBytes.of(b.vwap()));
    record.setTicks(b.ticks());
    return record;
  }

  static BarPartial partialBar(PartialBar p) {
    Bar b = p.bar();
    BarPartial record = new BarPartial();
    record.setSymbol(b.symbol());
    record.setInterval(Intervals.print(b.interval()));
    record.setStart(instant(b.start()));
    record.setEnd(instant(b.end()));
    record.setOpen(b.open());
    record.setHigh(b.high());
    record.setLow(b.low());
    record.setClose(b.close());
    record.setVolume(MoneyBytes.of(b.volume()));
    record.setVwap(MoneyBytes.of(b.vwap()));
    record.setTicks(b.ticks());
    record.setAsOf(instant(p.asOf()));
    return record;
  }

  static io.tidemark.wire.Indicator indicator(Indicator i) {
    io.tidemark.wire.Indicator record = new io.tidemark.wire.Indicator();
    record.setTs(instant(i.ts()));
    record.setSymbol(i.symbol());
    record.setInterval(Intervals.print(i.interval()));
    record.setName(i.name());
    record.setValue(i.value());
    return record;
  }

  static io.tidemark.wire.Tick tick(Tick t) {
    io.tidemark.wire.Tick record = new io.tidemark.wire.Tick();
    record.setTs(instant(t.ts));
    record.setSymbol(t.symbol);
    record.setVenue(t.venue);
    record.setBid(present(t.bid));
    record.setBidSize(present(t.bidSize));
    record.setAsk(present(t.ask));
    record.setAskSize(present(t.askSize));
    record.setLast(present(t.last));
    record.setLastSize(present(t.lastSize));
    return record;
  }

  private static Long present(long units) {
    return units == Fixed8.ABSENT ? null : units;
  }

  private static Instant orNull(long ts) {
    return ts == Long.MIN_VALUE ? null : instant(ts);
  }

  private static Instant instant(long ts) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ts, Times.SECOND), Math.floorMod(ts, Times.SECOND) * 1000);
  }

  private static io.tidemark.wire.MarkStatus status(MarkStatus status) {
    return io.tidemark.wire.MarkStatus.valueOf(status.name());
  }
}
