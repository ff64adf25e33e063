package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.util.List;

/** A row of the accounts file. */
record AccountRow(String account, String base, boolean fifo, BigDecimal openingCash) {

  static AccountRow byDefault(String account) {
    return new AccountRow(account, "USD", false, BigDecimal.ZERO);
  }

  static AccountRow parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    BigDecimal opening = Fields.decimal(row, "opening_cash", 8);
    return new AccountRow(
        Fields.name(row, "account"),
        Fields.currency(row, "base_currency", "USD"),
        Fields.word(row, "lot_method", List.of("AVERAGE", "FIFO")).equals("FIFO"),
        opening == null ? BigDecimal.ZERO : opening.stripTrailingZeros());
  }
}
