package io.tidemark.job.load;

import static io.tidemark.job.load.Column.fixed8;
import static io.tidemark.job.load.Column.money;
import static io.tidemark.job.load.Column.plain;
import static io.tidemark.job.load.Column.time;

import io.tidemark.contracts.Topic;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.Bar;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The tables that the loader fills; the migrations make them. */
final class Tables {
  private static final Table<Position> POSITIONS =
      Table.ending(
          Topic.POSITIONS,
          3,
          List.of(
              plain("account", Position::getAccount),
              plain("book", Position::getBook),
              plain("symbol", Position::getSymbol),
              plain("version", Position::getVersion),
              fixed8("quantity", Position::getQuantity),
              money("avg_price", Position::getAvgPrice),
              money("cost", Position::getCost),
              money("realized_pnl", Position::getRealizedPnl),
              money("fees", Position::getFees),
              fixed8("mark", Position::getMark),
              time("mark_ts", Position::getMarkTs),
              plain("mark_status", Position::getMarkStatus),
              money("unrealized_pnl", Position::getUnrealizedPnl),
              money("net_pnl", Position::getNetPnl),
              plain("currency", Position::getCurrency),
              plain("trades", Position::getTrades),
              time("updated_at", Position::getUpdatedAt),
              time("valued_at", Position::getValuedAt)),
          Position::getVersion,
          position -> micros(position.getValuedAt()));

  private static final Table<AccountPnl> ACCOUNTS_PNL =
      Table.latest(
          Topic.ACCOUNTS_PNL,
          1,
          List.of(
              plain("account", AccountPnl::getAccount),
              plain("version", AccountPnl::getVersion),
              plain("base_currency", AccountPnl::getBaseCurrency),
              money("opening_cash", AccountPnl::getOpeningCash),
              money("net_deposits", AccountPnl::getNetDeposits),
              money("cash", AccountPnl::getCash),
              money("realized_pnl", AccountPnl::getRealizedPnl),
              money("unrealized_pnl", AccountPnl::getUnrealizedPnl),
              money("fees", AccountPnl::getFees),
              money("funding", AccountPnl::getFunding),
              money("net_pnl", AccountPnl::getNetPnl),
              money("equity", AccountPnl::getEquity),
              money("gross_exposure", AccountPnl::getGrossExposure),
              money("net_exposure", AccountPnl::getNetExposure),
              money("high_water_mark", AccountPnl::getHighWaterMark),
              money("drawdown", AccountPnl::getDrawdown),
              plain("mark_status", AccountPnl::getMarkStatus),
              plain("fx_status", AccountPnl::getFxStatus),
              time("updated_at", AccountPnl::getUpdatedAt),
              time("valued_at", AccountPnl::getValuedAt),
              time("day_start", AccountPnl::getDayStart),
              money("day_realized_pnl", AccountPnl::getDayRealizedPnl),
              money("day_unrealized_pnl", AccountPnl::getDayUnrealizedPnl),
              money("day_pnl", AccountPnl::getDayPnl),
              money("prior_day_adjustment", AccountPnl::getPriorDayAdjustment)),
          AccountPnl::getVersion,
          account -> micros(account.getValuedAt()));

  private static final Table<Fill> FILLS =
      Table.append(
          Topic.FILLS,
          2,
          List.of(
              plain("account", Fill::getAccount),
              plain("version", Fill::getVersion),
              plain("book", Fill::getBook),
              plain("symbol", Fill::getSymbol),
              plain("type", Fill::getType),
              plain("trade_id", Fill::getTradeId),
              plain("ref_trade_id", Fill::getRefTradeId),
              plain("side", Fill::getSide),
              fixed8("quantity", Fill::getQuantity),
              fixed8("price", Fill::getPrice),
              fixed8("fee", Fill::getFee),
              plain("fee_currency", Fill::getFeeCurrency),
              money("realized_pnl", Fill::getRealizedPnl),
              time("ts", Fill::getTs),
              plain("position_version", Fill::getPositionVersion),
              fixed8("position_quantity", Fill::getPositionQuantity),
              money("avg_price", Fill::getAvgPrice),
              money("cost", Fill::getCost),
              money("position_realized_pnl", Fill::getPositionRealizedPnl),
              plain("currency", Fill::getCurrency),
              plain("source", Fill::getSource),
              time("settled_at", Fill::getSettledAt)));

  private static final Table<Alert> ALERTS =
      Table.append(
          Topic.ALERTS,
          1,
          List.of(
              plain("id", Alert::getId),
              time("ts", Alert::getTs),
              plain("account", Alert::getAccount),
              plain("symbol", Alert::getSymbol),
              plain("kind", Alert::getKind),
              plain("status", Alert::getStatus),
              money("figure", Alert::getFigure),
              money("limit", Alert::getLimit),
              plain("currency", Alert::getCurrency)));

  private static final Table<Signal> SIGNALS =
      Table.append(
          Topic.SIGNALS,
          1,
          List.of(
              plain("id", Signal::getId),
              time("ts", Signal::getTs),
              plain("symbol", Signal::getSymbol),
              plain("kind", Signal::getKind),
              plain("direction", Signal::getDirection),
              fixed8("price", Signal::getPrice),
              fixed8("size", Signal::getSize),
              plain("value", Signal::getValue),
              plain("threshold", Signal::getThreshold),
              plain("rule", Signal::getRule)));

  private static final Table<Bar> BARS =
      Table.append(
          Topic.BARS,
          3,
          List.of(
              plain("symbol", Bar::getSymbol),
              plain("interval", Bar::getInterval),
              time("start", Bar::getStart),
              time("end", Bar::getEnd),
              fixed8("open", Bar::getOpen),
              fixed8("high", Bar::getHigh),
              fixed8("low", Bar::getLow),
              fixed8("close", Bar::getClose),
              money("volume", Bar::getVolume),
              money("vwap", Bar::getVwap),
              plain("ticks", Bar::getTicks)));

  /** All of them. */
  static final List<Table<?>> ALL = List.of(POSITIONS, ACCOUNTS_PNL, FILLS, ALERTS, SIGNALS, BARS);

  /** The topics whose records say which ledger they are of. */
  static final Set<Topic> OF_LEDGER =
      EnumSet.of(Topic.POSITIONS, Topic.ACCOUNTS_PNL, Topic.FILLS, Topic.ALERTS);

  private Tables() {}

  private static long micros(Instant time) {
    return time == null ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
