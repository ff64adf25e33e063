package io.tidemark.contracts;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of every CSV file, in the order in which Tidemark writes them. Input files may have
 * them in any order and may leave out those that {@link InputFile#required()} does not list.
 */
public final class Columns {
  /** Market data: a quote, one side of a quote, a print, or several. */
  public static final List<String> TICKS =
      List.of("ts", "symbol", "venue", "bid", "bid_size", "ask", "ask_size", "last", "last_size");

  /** Fills, busts, corrections and transfers. */
  public static final List<String> TRADES =
      List.of(
          "ts",
          "trade_id",
          "account",
          "book",
          "symbol",
          "side",
          "quantity",
          "price",
          "fee",
          "fee_currency",
          "type",
          "ref_trade_id");

  /** Reference data of symbols. */
  public static final List<String> INSTRUMENTS =
      List.of("symbol", "asset_class", "currency", "multiplier", "kind");

  /** Reference data of accounts. */
  public static final List<String> ACCOUNTS =
      List.of("account", "base_currency", "lot_method", "opening_cash", "day_start", "time_zone");

  /** Limits of accounts and of their symbols. */
  public static final List<String> LIMITS =
      List.of("account", "symbol", "gross", "net", "position", "day_loss", "drawdown");

  /** Cash that moves other than by fills. */
  public static final List<String> CASH =
      List.of("ts", "event_id", "account", "currency", "amount", "kind");

  /** Positions, one row per account, book and symbol. */
  public static final List<String> POSITIONS =
      List.of(
          "account",
          "book",
          "symbol",
          "version",
          "quantity",
          "avg_price",
          "cost",
          "realized_pnl",
          "fees",
          "mark",
          "mark_ts",
          "mark_status",
          "unrealized_pnl",
          "net_pnl",
          "currency",
          "trades",
          "updated_at",
          "valued_at");

  /** Accounts in their base currency, one row each. */
  public static final List<String> ACCOUNT_PNL =
      List.of(
          "account",
          "version",
          "base_currency",
          "opening_cash",
          "net_deposits",
          "cash",
          "realized_pnl",
          "unrealized_pnl",
          "fees",
          "funding",
          "net_pnl",
          "equity",
          "gross_exposure",
          "net_exposure",
          "high_water_mark",
          "drawdown",
          "mark_status",
          "fx_status",
          "updated_at",
          "valued_at",
          "day_start",
          "day_realized_pnl",
          "day_unrealized_pnl",
          "day_pnl",
          "prior_day_adjustment");

  /** What an account holds in each currency, unconverted, and the rate to its base. */
  public static final List<String> BALANCES =
      List.of(
          "account",
          "currency",
          "cash",
          "realized_pnl",
          "unrealized_pnl",
          "fees",
          "funding",
          "net_deposits",
          "rate");

  /** Every applied trade message with the position after it. */
  public static final List<String> FILLS =
      List.of(
          "account",
          "version",
          "book",
          "symbol",
          "type",
          "trade_id",
          "ref_trade_id",
          "side",
          "quantity",
          "price",
          "fee",
          "fee_currency",
          "realized_pnl",
          "ts",
          "position_version",
          "position_quantity",
          "avg_price",
          "cost",
          "position_realized_pnl",
          "currency",
          "source",
          "settled_at");

  /** Breaches of limits, as they begin and end. */
  public static final List<String> ALERTS =
      List.of("ts", "account", "symbol", "kind", "status", "figure", "limit", "currency");

  /** Rules that fired. */
  public static final List<String> SIGNALS =
      List.of("ts", "symbol", "kind", "direction", "price", "size", "value", "threshold", "rule");

  /** Values of indicators. */
  public static final List<String> INDICATORS =
      List.of("ts", "symbol", "interval", "name", "value");

  /** Closed time windows. */
  public static final List<String> BARS =
      List.of(
          "symbol",
          "interval",
          "start",
          "end",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "vwap",
          "ticks");

  /** Bars that are still open, as they stand at a cut: the columns of bars, then the cut. */
  public static final List<String> BARS_PARTIAL =
      Stream.concat(BARS.stream(), Stream.of("as_of")).toList();

  /** Input records that could not be used. */
  public static final List<String> DEAD_LETTERS =
      List.of("source", "position", "reason", "detail", "raw");

  private Columns() {}
}
