package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An account's P&L at one moment, in its base currency; a day's is the difference of two.
 *
 * @param realized gains of closed quantity
 * @param unrealized gains of open positions
 * @param netPnl realized + unrealized − fees + funding
 */
record DayFigures(Money realized, Money unrealized, Money netPnl) {
  static final DayFigures ZERO = new DayFigures(Money.ZERO, Money.ZERO, Money.ZERO);

  void write(DataOutput out) throws IOException {
    Wire.writeMoney(realized, out);
    Wire.writeMoney(unrealized, out);
    Wire.writeMoney(netPnl, out);
  }

  static DayFigures read(DataInput in) throws IOException {
    return new DayFigures(Wire.readMoney(in), Wire.readMoney(in), Wire.readMoney(in));
  }
}
