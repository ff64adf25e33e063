package io.tidemark.datagen.random;

import io.tidemark.contracts.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Limits of two accounts in three and of some of their symbols, some of them replaced. */
final class LimitMaker {
  private final Dice dice;
  private final List<Listing> listings;

  LimitMaker(Dice dice, List<Listing> listings) {
    this.dice = dice;
    this.listings = listings;
  }

  void write(Path file, int accounts, boolean faulty) throws IOException {
    try (Sheet sheet = new Sheet(file, Columns.LIMITS, true)) {
      for (int i = 0; i < accounts; i++) {
        String account = FillMaker.account(i);
        if (i % 3 == 2) {
          continue;
        }
        sheet.row(whole(account));
        if (dice.chance(0.3)) {
          sheet.row(whole(account));
        }
        for (int k = 0; k < 4; k++) {
          sheet.row(ofSymbol(account, dice.pick(listings)));
        }
      }
      if (faulty) {
        List<String> same = List.of("IDLE", "", "1", "", "", "", "");
        sheet.row(same);
        sheet.row(List.of("IDLE", "", "1.00", "", "", "", ""));
        sheet.row(List.of("IDLE", "", "", "", "", "", ""));
        sheet.row(List.of("IDLE", "", "", "", "5", "", ""));
        sheet.row(List.of("IDLE", "EQ", "", "", "", "5", ""));
        sheet.row(List.of("IDLE", "", "-1", "", "", "", ""));
        sheet.row(List.of("", "EQ", "1", "", "", "", ""));
        sheet.row(List.of("IDLE", "", "much", "", "", "", ""));
        sheet.raw("IDLE");
      }
    }
  }

  private List<String> whole(String account) {
    List<String> row = new ArrayList<>(List.of(account, ""));
    row.add(amount(10_000_000));
    row.add(amount(4_000_000));
    row.add("");
    row.add(amount(500_000));
    row.add(amount(500_000));
    return row;
  }

  private List<String> ofSymbol(String account, Listing listing) {
    List<String> row = new ArrayList<>(List.of(account, listing.symbol()));
    row.add(amount(2_000_000));
    row.add(amount(1_000_000));
    row.add(amount(50_000));
    row.add("");
    row.add("");
    return row;
  }

  /** Small ones more often than large ones; now and then zero or none. */
  private String amount(long most) {
    if (dice.chance(0.2)) {
      return "";
    }
    return dice.chance(0.05) ? "0" : dice.decimal(dice.between(0, dice.between(1, most)) * 100, 2);
  }
}
