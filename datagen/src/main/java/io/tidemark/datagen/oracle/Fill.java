package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.util.List;

/** A new fill. {@code feeCurrency} is null when blank: the instrument's. */
record Fill(
    long ts,
    String tradeId,
    String account,
    String book,
    String symbol,
    boolean buy,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal fee,
    String feeCurrency,
    String ref)
    implements Event {

  /** What tells a repeated fill from another one; the type is always NEW here. */
  record Key(String tradeId, String account, String book, String symbol, boolean buy) {}

  static Fill parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    if (!Fields.word(row, "type", List.of("NEW", "BUST", "CORRECT", "TRANSFER")).equals("NEW")) {
      throw new Unusable("NOT_SUPPORTED");
    }
    Fields.filled(row, "side");
    BigDecimal fee = Fields.decimal(row, "fee", 8);
    Fill fill =
        new Fill(
            Fields.time(row, "ts"),
            Fields.name(row, "trade_id"),
            Fields.name(row, "account"),
            Fields.optionalName(row, "book"),
            Fields.name(row, "symbol"),
            Fields.word(row, "side", List.of("BUY", "SELL")).equals("BUY"),
            Fields.needed(row, "quantity", 8),
            Fields.needed(row, "price", 8),
            fee == null ? BigDecimal.ZERO : fee,
            Fields.currency(row, "fee_currency", null),
            Fields.optionalName(row, "ref_trade_id"));
    if (fill.quantity.signum() <= 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return fill;
  }

  Key key() {
    return new Key(tradeId, account, book, symbol, buy);
  }

  /** Positive for a buy. */
  BigDecimal signedQuantity() {
    return buy ? quantity : quantity.negate();
  }

  String feeCurrency(Instrument instrument) {
    return feeCurrency == null ? instrument.currency() : feeCurrency;
  }

  /** All columns but the time and those of the key, as values. */
  List<Object> content(Instrument instrument) {
    return List.of(
        quantity.stripTrailingZeros(),
        price.stripTrailingZeros(),
        fee.stripTrailingZeros(),
        feeCurrency(instrument),
        ref);
  }
}
