package io.tidemark.desk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes days of a market as the DEBS 2022 files have them: a few symbols with most of the rows,
 * most rows without a price, up to a second of disorder, indices without a date of their own, and
 * on a weekend one row in five with a bad time.
 */
final class DebsDays {
  static final String HEADER =
      "ID,SecType,Date,Time,Ask,Ask volume,Bid,Bid volume,Ask time,Day's high ask,Close,Currency,"
          + "Day's high ask time,Day's high,ISIN,Auction price,Day's low ask,Day's low,"
          + "Day's low ask time,Open,Nominal value,Last,Last volume,Trading time,Total volume,"
          + "Mid price,Trading date,Profit,Current price,Related indices,Day high bid time,"
          + " Day low bid time,Open Time, Last trade time, Close Time, Day high Time, Day low Time,"
          + "Bid time,Auction Time";

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final List<String> BAD_TIMES =
      List.of("9:30:00.000", "24:00:00.000", "10:61:00.000", "10:00", "null", "10:00:00.00");
  private static final List<String> BAD_PRICES =
      List.of("n/a", "1,5;", "12.3e4", "1.000000001", "-");
  private static final List<String> NO_ROWS =
      List.of("X,E", "garbage", ",,,,,,", "AMG.NL,E,08-11-2021");

  private static final int OPEN = 8 * 3600 * 1000;
  private static final int CLOSE = 16 * 3600 * 1000;
  private static final int WINDOW = 300_000;

  private final SplittableRandom random;
  private final int symbols;
  private final long[] cents;

  DebsDays(long seed, int symbols) {
    this.random = new SplittableRandom(seed);
    this.symbols = symbols;
    this.cents = new long[symbols];
    Arrays.setAll(cents, i -> 500 + random.nextInt(100_000));
  }

  /** Writes one file for each day, some rows each. */
  List<Path> write(Path folder, LocalDate first, int days, int rows) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      Path file = folder.resolve("day-" + (days - day) + ".csv"); // not in the order of names
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        day(out, date, rows);
      }
      files.add(file);
    }
    return files;
  }

  private void day(Writer out, LocalDate date, int rows) throws IOException {
    out.write("# a day\n" + HEADER + "\n#'Unique ID','Security Type'\n");
    int clock = OPEN;
    for (int i = 0; i < rows; i++) {
      clock = Math.max(clock, OPEN + (int) ((CLOSE - OPEN) * (long) i / rows));
      if (random.nextInt(200) == 0) {
        clock += clock % WINDOW == 0 ? 0 : WINDOW - clock % WINDOW; // to the edge of a window
      }
      out.write(random.nextInt(500) == 0 ? pick(NO_ROWS) : row(date, clock));
      out.write(random.nextInt(300) == 0 ? "\n# a comment,,,\n\n" : "\n");
    }
  }

  private String row(LocalDate date, int clock) {
    int symbol = (int) (symbols * Math.pow(random.nextDouble(), 3));
    boolean index = symbol % 7 == 0;
    boolean weekend = date.getDayOfWeek().getValue() > 5;
    int behind = random.nextInt(4) == 0 ? random.nextInt(1000) : 0;
    String time = TIME.format(LocalTime.ofNanoOfDay((clock - behind) * 1_000_000L));
    String own = time;
    if (random.nextInt(weekend ? 5 : 400) == 0) {
      time = pick(BAD_TIMES);
    } else if (random.nextInt(3) == 0) {
      time = "";
    }
    String[] fields = new String[40];
    Arrays.fill(fields, "");
    fields[0] = name(symbol);
    fields[1] = index ? "I" : "E";
    fields[2] = DATE.format(index ? date : date.minusDays(time.isEmpty() ? 0 : 1));
    fields[3] = time.isEmpty() ? own : "00:00:00.000";
    fields[6] = "1.25";
    fields[21] = last(symbol);
    fields[23] = time;
    fields[26] = index ? "" : DATE.format(date);
    return String.join(",", fields);
  }

  private static String name(int symbol) {
    return String.format("S%03d.%s", symbol, List.of("NL", "FR", "ETR").get(symbol % 3));
  }

  private String last(int symbol) {
    int kind = random.nextInt(100);
    if (kind < 50) {
      return "";
    }
    if (kind < 53) {
      return kind == 50 ? "0" : "0.000000";
    }
    if (kind < 55) {
      return pick(BAD_PRICES).replace(",", "");
    }
    // Prices that go up and down a lot: averages that begin with zero take long to meet.
    long percent = random.nextInt(20) == 0 ? (random.nextBoolean() ? 50 : 190) : 100;
    long moved = cents[symbol] * percent / 100 + random.nextInt(-60, 61);
    cents[symbol] = moved < 100 || moved > 200_000 ? 5_000 : moved;
    return BigDecimal.valueOf(cents[symbol], 2).setScale(random.nextInt(2, 7)).toPlainString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
