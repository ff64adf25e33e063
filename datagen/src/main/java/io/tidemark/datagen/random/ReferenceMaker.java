package io.tidemark.datagen.random;

import io.tidemark.contracts.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The instruments and accounts of the random market. */
final class ReferenceMaker {
  private static final List<String> BASES = List.of("USD", "EUR", "JPY", "GBP", "USD", "");

  /** Of each there are others than of the other; most days begin within the market day. */
  private static final List<String> DAY_STARTS = List.of("", "09:30", "16:00:30", "04:15", "00:00");

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "");

  private ReferenceMaker() {}

  static void instruments(Path file, List<Listing> listings, boolean faulty) throws IOException {
    List<String> columns = List.of("symbol", "asset_class", "currency", "multiplier", "kind");
    try (Sheet sheet = new Sheet(file, columns, false)) {
      for (Listing listing : listings) {
        if (listing.row()) {
          String kind = listing.inverse() ? "INVERSE" : "";
          sheet.row(
              List.of(
                  listing.symbol(),
                  listing.assetClass(),
                  listing.currency(),
                  listing.multiplier(),
                  kind));
        }
      }
      if (faulty) {
        Listing first = listings.get(0);
        sheet.row(List.of(first.symbol(), first.assetClass(), first.currency(), "1.0", "LINEAR"));
        sheet.row(List.of(first.symbol(), first.assetClass(), first.currency(), "2", ""));
        sheet.row(List.of("BAD1", "BOND", "USD", "1", ""));
        sheet.row(List.of("BAD2", "EQUITY", "USD", "1.23456", ""));
        sheet.raw("BAD3,EQUITY");
      }
    }
  }

  /** One account in five has no row. */
  static void accounts(Path file, Dice dice, int count, boolean faulty) throws IOException {
    try (Sheet sheet = new Sheet(file, Columns.ACCOUNTS, true)) {
      for (int i = 0; i < count; i++) {
        if (i % 5 != 4) {
          sheet.row(
              List.of(
                  FillMaker.account(i),
                  BASES.get(i % BASES.size()),
                  List.of("AVERAGE", "FIFO", "").get(i % 3),
                  i % 7 == 6 ? "" : dice.decimal(dice.between(0, 900_000_000), 2),
                  DAY_STARTS.get(i % DAY_STARTS.size()),
                  ZONES.get(i % ZONES.size())));
        }
      }
      sheet.row(List.of("IDLE", "EUR", "", "1000.5", "", ""));
      if (faulty) {
        sheet.row(List.of("IDLE", "EUR", "AVERAGE", "1000.50", "00:00:00", "UTC"));
        sheet.row(List.of("IDLE", "USD", "", "1000.5", "", ""));
        sheet.row(List.of("BAD1", "EUR", "LIFO", "1", "", ""));
        sheet.row(List.of("BAD2", "euro", "", "1", "", ""));
        sheet.row(List.of("BAD3", "", "", "", "24:00", ""));
        sheet.row(List.of("BAD4", "", "", "", "", "Moon/Tranquility"));
      }
    }
  }
}
