package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.util.List;

/** What a symbol is. */
record Instrument(
    String symbol, String assetClass, String currency, BigDecimal multiplier, boolean inverse) {

  static final List<String> CLASSES = List.of("EQUITY", "FX", "CRYPTO", "FUTURE", "INDEX", "CFD");

  static Instrument byDefault(String symbol) {
    return new Instrument(symbol, "EQUITY", "USD", BigDecimal.ONE, false);
  }

  static Instrument parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    BigDecimal multiplier = Fields.decimal(row, "multiplier", 4);
    if (multiplier != null && multiplier.signum() <= 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return new Instrument(
        Fields.name(row, "symbol"),
        Fields.word(row, "asset_class", CLASSES),
        Fields.currency(row, "currency", "USD"),
        multiplier == null ? BigDecimal.ONE : multiplier.stripTrailingZeros(),
        Fields.word(row, "kind", List.of("LINEAR", "INVERSE")).equals("INVERSE"));
  }

  /** Whether a fill moves cash by its whole cost, not by realized P&L only. */
  boolean paidInFull() {
    return !inverse && List.of("EQUITY", "FX", "CRYPTO").contains(assetClass);
  }

  /** Whether its quotes may convert currencies. */
  boolean givesRate() {
    return assetClass.equals("FX") || assetClass.equals("CRYPTO");
  }

  /** Signed value of a quantity at a price; coin for an inverse contract. */
  BigDecimal value(BigDecimal quantity, BigDecimal price) {
    return inverse
        ? Numbers.divide(quantity.multiply(multiplier), price)
        : multiplier.compareTo(BigDecimal.ONE) == 0
            ? quantity.multiply(price)
            : quantity.multiply(price).multiply(multiplier);
  }

  /** Gain of something that cost {@code cost} and is now worth {@code value}. */
  BigDecimal gain(BigDecimal value, BigDecimal cost) {
    return inverse ? cost.subtract(value) : value.subtract(cost);
  }
}
