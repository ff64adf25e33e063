package io.tidemark.datagen.oracle;

import io.tidemark.datagen.spill.Spill;

/** The tables whose rows grow with the stream, filled while it is read. */
final class Growing {
  final Table fills;
  final Table alerts;
  final Table bars;
  final Table indicators;
  final Table signals;

  /** Signals that may be there or not. */
  final Table ties;

  final Table deadLetters;

  /** Bars that indicators read, with what only they need. */
  final Table charted;

  Growing(Spill spill) {
    fills =
        Table.in(
            spill,
            "fills.csv",
            "account,version,book,symbol,type,trade_id,ref_trade_id,side,quantity,price,fee,"
                + "fee_currency,realized_pnl,ts,position_version,position_quantity,avg_price,cost,"
                + "position_realized_pnl,currency,source,settled_at",
            "account,version");
    alerts =
        Table.in(
            spill,
            "alerts.csv",
            "ts,account,symbol,kind,status,figure,limit,currency",
            "ts,account,symbol,kind");
    bars =
        Table.in(
            spill,
            "bars.csv",
            "symbol,interval,start,end,open,high,low,close,volume,vwap,ticks",
            "start,symbol,interval");
    indicators =
        Table.in(
            spill, "indicators.csv", "ts,symbol,interval,name,value", "ts,symbol,interval,name");
    signals = signals(spill);
    ties = signals(spill);
    deadLetters = Table.in(spill, "dead_letters.csv", "source,position,reason", "source,position");
    charted =
        Table.in(
            spill,
            "",
            "symbol,interval,start,micros,high,low,close,volume,turnover",
            "symbol,interval,start");
  }

  private static Table signals(Spill spill) {
    return Table.in(
        spill,
        "signals.csv",
        "ts,symbol,kind,direction,price,size,value,threshold,rule",
        "ts,symbol,rule");
  }
}
