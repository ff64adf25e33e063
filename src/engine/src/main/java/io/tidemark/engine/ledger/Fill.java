package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A fill as it stands in the history of its position.
 *
 * @param ts event time, µs
 * @param cut the cut in which it settled, µs
 * @param side the side
 * @param quantity above 0, 1e-8
 * @param price any sign, 1e-8
 * @param fee signed, a rebate is negative, 1e-8
 * @param feeCurrency the fee's currency
 * @param transfer whether it brought a position in or out, without cash or P&L
 * @param busted whether it has been taken out
 */
public record Fill(
    long ts,
    long cut,
    Side side,
    long quantity,
    long price,
    long fee,
    String feeCurrency,
    boolean transfer,
    boolean busted) {

  static Fill of(Trade message, long cut) {
    return new Fill(
        message.ts(),
        cut,
        message.side(),
        message.quantity(),
        message.price(),
        message.fee(),
        message.feeCurrency(),
        message.type() == Trade.Type.TRANSFER,
        false);
  }

  /** With quantity, price and fee of a correction. */
  Fill corrected(Trade message) {
    return new Fill(
        ts,
        cut,
        side,
        message.quantity(),
        message.price(),
        message.fee(),
        message.feeCurrency(),
        transfer,
        busted);
  }

  Fill bust() {
    return new Fill(ts, cut, side, quantity, price, fee, feeCurrency, transfer, true);
  }

  long signed() {
    return side == Side.BUY ? quantity : -quantity;
  }

  /**
   * What it moves in cash, without its fee and, where the contract is not paid in full, without
   * what it realizes.
   *
   * @throws ArithmeticException if it does not fit
   */
  Money payment(Instrument terms) {
    return transfer || !terms.paysInFull()
        ? Money.ZERO
        : Contract.value(terms, signed(), price).negate();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(ts);
    out.writeLong(cut);
    out.writeBoolean(side == Side.BUY);
    out.writeLong(quantity);
    out.writeLong(price);
    out.writeLong(fee);
    Wire.writeString(feeCurrency, out);
    out.writeBoolean(transfer);
    out.writeBoolean(busted);
  }

  static Fill read(DataInput in) throws IOException {
    return new Fill(
        in.readLong(),
        in.readLong(),
        in.readBoolean() ? Side.BUY : Side.SELL,
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.readString(in),
        in.readBoolean(),
        in.readBoolean());
  }
}
