package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.util.List;

/** Money in or out of an account. */
record CashEvent(
    long ts, String eventId, String account, String currency, BigDecimal amount, String kind)
    implements Event {

  private static final List<String> POSITIVE = List.of("DEPOSIT", "WITHDRAWAL", "FEE");
  private static final List<String> KINDS =
      List.of("DEPOSIT", "WITHDRAWAL", "FUNDING", "FEE", "DIVIDEND", "INTEREST");

  static CashEvent parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    Fields.filled(row, "kind");
    Fields.filled(row, "currency");
    CashEvent event =
        new CashEvent(
            Fields.time(row, "ts"),
            Fields.name(row, "event_id"),
            Fields.name(row, "account"),
            Fields.currency(row, "currency", null),
            Fields.needed(row, "amount", 8),
            Fields.word(row, "kind", KINDS));
    if (POSITIVE.contains(event.kind) && event.amount.signum() <= 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return event;
  }

  List<Object> content() {
    return List.of(currency, amount.stripTrailingZeros(), kind);
  }
}
