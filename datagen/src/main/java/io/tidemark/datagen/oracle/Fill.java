package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/** One fill of a position, as it stands after all that was said about it. */
final class Fill {
  /** What a correction may change; the fee's currency is never blank. */
  record Said(BigDecimal quantity, BigDecimal price, BigDecimal fee, String feeCurrency) {}

  final Position position;
  final long ts;
  final boolean buy;
  final boolean transfer;

  /** The cut in which it was applied. */
  final long settledAt;

  Said said;
  boolean busted;

  Fill(Position position, Trade trade, long settledAt) {
    this.position = position;
    this.ts = trade.ts();
    this.buy = trade.side().equals("BUY");
    this.transfer = trade.type() == Trade.Type.TRANSFER;
    this.settledAt = settledAt;
    this.said = trade.says(position.instrument);
  }

  String side() {
    return buy ? "BUY" : "SELL";
  }

  /** Positive for a buy. */
  BigDecimal signedQuantity() {
    return buy ? said.quantity : said.quantity.negate();
  }
}
