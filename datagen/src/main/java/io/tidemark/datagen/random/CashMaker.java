package io.tidemark.datagen.random;

import io.tidemark.datagen.random.Faults.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Cash events over the day, about six an account, some for accounts that never trade. */
final class CashMaker {
  private static final List<String> COLUMNS =
      List.of("ts", "event_id", "account", "currency", "amount", "kind");
  private static final List<String> POSITIVE = List.of("DEPOSIT", "WITHDRAWAL", "FEE");
  private static final List<String> SIGNED = List.of("FUNDING", "DIVIDEND", "INTEREST");
  private static final List<List<Wrong>> WRONGS =
      List.of(
          List.of(new Wrong(0, "")),
          List.of(new Wrong(1, "")),
          List.of(new Wrong(2, "")),
          List.of(new Wrong(3, "dollars")),
          List.of(new Wrong(3, "")),
          List.of(new Wrong(4, "ten")),
          List.of(new Wrong(5, "GIFT")),
          List.of(new Wrong(5, "")),
          List.of(new Wrong(4, "-1"), new Wrong(5, "DEPOSIT")));
  private static final List<Wrong> CONTRADICTIONS =
      List.of(new Wrong(4, "123.456"), new Wrong(3, "SEK"));

  private final Dice dice;
  private final RandomDay.Options options;
  private final long start;
  private final long length;
  private final Clock clock;
  private final Faults faults;

  /** Start and length of the day in microseconds. */
  CashMaker(Dice dice, RandomDay.Options options, long start, long length) {
    this.dice = dice;
    this.options = options;
    this.start = start;
    this.length = length;
    this.clock = new Clock(dice, options.faults());
    // Few rows, so more faults a row
    double share = Math.min(0.5, options.faults() * 3);
    this.faults = new Faults(dice, clock, share, WRONGS, CONTRADICTIONS);
  }

  void write(Path file) throws IOException {
    int count = 6 * options.accounts();
    long slot = length / count;
    try (Sheet sheet = new Sheet(file, COLUMNS, false)) {
      for (int i = 0; i < count; i++) {
        List<String> row = row(i, clock.next(start + i * slot + dice.between(0, slot - 1)));
        sheet.row(row);
        faults.after(row, sheet);
      }
    }
  }

  private List<String> row(int index, String ts) {
    boolean positive = dice.chance(0.5);
    long amount = positive ? dice.between(1, 9_000_000) : dice.between(-90_000, 90_000);
    int account = dice.below(options.accounts() + 1);
    // Francs and zlotys stay with one account each: a rate comes late, or never
    String currency =
        account == 3
            ? "CHF"
            : account == 5 ? "PLN" : dice.pick(List.of("USD", "EUR", "JPY", "GBP"));
    return List.of(
        ts,
        "C" + index,
        account == options.accounts() ? "SAVER" : FillMaker.account(account),
        currency,
        dice.decimal(amount, 2),
        dice.pick(positive ? POSITIVE : SIGNED));
  }
}
