package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A row of the accounts file.
 *
 * @param dayStart local time at which its day begins
 * @param zone of that time
 */
record AccountRow(
    String account,
    String base,
    boolean fifo,
    BigDecimal openingCash,
    LocalTime dayStart,
    ZoneId zone) {

  private static final ZoneId UTC = ZoneId.of("UTC");

  static AccountRow byDefault(String account) {
    return new AccountRow(account, "USD", false, BigDecimal.ZERO, LocalTime.MIDNIGHT, UTC);
  }

  static AccountRow parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    BigDecimal opening = Fields.decimal(row, "opening_cash", 8);
    return new AccountRow(
        Fields.name(row, "account"),
        Fields.currency(row, "base_currency", "USD"),
        Fields.word(row, "lot_method", List.of("AVERAGE", "FIFO")).equals("FIFO"),
        opening == null ? BigDecimal.ZERO : opening.stripTrailingZeros(),
        time(row.get("day_start")),
        zone(row.get("time_zone")));
  }

  private static LocalTime time(String text) throws Unusable {
    if (text.isBlank()) {
      return LocalTime.MIDNIGHT;
    }
    if (!text.matches("\\d\\d:\\d\\d(:\\d\\d)?")) {
      throw new Unusable("BAD_TIME");
    }
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new Unusable("BAD_TIME");
    }
  }

  private static ZoneId zone(String text) throws Unusable {
    if (text.isBlank()) {
      return UTC;
    }
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new Unusable("UNKNOWN_VALUE");
    }
    return ZoneId.of(text);
  }
}
