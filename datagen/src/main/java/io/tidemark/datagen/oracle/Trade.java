package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A row of trades: a fill, or a message about one.
 *
 * @param side BUY, SELL, or "" where a message about a fill leaves it out
 * @param quantity null only where a bust leaves it out, and so is the price
 * @param feeCurrency null when blank: the position's
 * @param ref the fill that a bust or correction names; else of no consequence
 */
record Trade(
    long ts,
    Type type,
    String tradeId,
    String account,
    String book,
    String symbol,
    String side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal fee,
    String feeCurrency,
    String ref)
    implements Event {

  /** What a row does. */
  enum Type {
    NEW,
    BUST,
    CORRECT,
    TRANSFER;

    /** Whether it is a fill of its own. */
    boolean fills() {
      return this == NEW || this == TRANSFER;
    }
  }

  /** What tells a repeated message of an account from another one. */
  record Key(Type type, String tradeId, String book, String symbol, String side) {}

  static Trade parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    Type type =
        Type.valueOf(Fields.word(row, "type", List.of("NEW", "BUST", "CORRECT", "TRANSFER")));
    if (type.fills()) {
      Fields.filled(row, "side");
    } else {
      Fields.filled(row, "ref_trade_id");
    }
    if (type != Type.BUST) {
      Fields.filled(row, "quantity");
      Fields.filled(row, "price");
    }
    BigDecimal fee = Fields.decimal(row, "fee", 8);
    Trade trade =
        new Trade(
            Fields.time(row, "ts"),
            type,
            Fields.name(row, "trade_id"),
            Fields.name(row, "account").intern(),
            Fields.optionalName(row, "book").intern(),
            Fields.name(row, "symbol").intern(),
            row.get("side").isBlank()
                ? ""
                : Fields.word(row, "side", List.of("BUY", "SELL")).intern(),
            Fields.decimal(row, "quantity", 8),
            Fields.decimal(row, "price", 8),
            fee == null ? BigDecimal.ZERO : fee,
            Fields.currency(row, "fee_currency", null),
            Fields.optionalName(row, "ref_trade_id"));
    if (trade.quantity != null && trade.quantity.signum() <= 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return trade;
  }

  Key key() {
    return new Key(type, tradeId, book, symbol, side);
  }

  /** What the fill says, or what the correction makes it say. */
  Fill.Said says(Instrument instrument) {
    return new Fill.Said(
        quantity, price, fee, feeCurrency == null ? instrument.currency() : feeCurrency);
  }

  /** All columns but the time and those of the key, as values. */
  List<Object> content(Instrument instrument) {
    return Arrays.asList(
        plain(quantity),
        plain(price),
        plain(fee),
        type == Type.BUST ? feeCurrency : says(instrument).feeCurrency(),
        ref);
  }

  private static BigDecimal plain(BigDecimal value) {
    return value == null ? null : value.stripTrailingZeros();
  }
}
