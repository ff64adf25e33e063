package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Input files of a made-up day, with everything that goes wrong on a real one: disorder, late rows,
 * duplicates, rows that cannot be read, symbols that fall silent, accounts and symbols without a
 * row. Meant to tell two runs apart, not to look like a market.
 */
final class RandomDay {
  private static final Instant START = Instant.parse("2026-03-02T09:29:58Z");
  private static final String[] SYMBOLS = {
    "ACME", "ÄBC", "EURUSD", "USDJPY", "BTCUSD", "ESZ6", "XBTPERP", "UNLISTED"
  };
  private static final String[] ACCOUNTS = {"a1", "a2", "kontö", "a4", "no-row"};
  private static final String[] CURRENCIES = {"USD", "EUR", "JPY", "SEK"};

  private final SplittableRandom random;
  private final Path folder;
  private final Map<InputFile, List<String>> files = new EnumMap<>(InputFile.class);

  private RandomDay(Path folder, long seed) {
    this.folder = folder;
    random = new SplittableRandom(seed);
  }

  /** Writes the files; their names by input, in order. */
  static Map<InputFile, List<String>> write(Path folder, long seed, int ticks, int trades) {
    RandomDay day = new RandomDay(folder, seed);
    day.instruments();
    day.accounts();
    day.limits();
    int first = ticks / 3;
    day.ticks("ticks-1.csv", 0, first, ticks);
    day.ticks("ticks-2.csv", first, ticks, ticks);
    day.trades(trades);
    day.cash(trades / 10);
    return day.files;
  }

  private void save(InputFile input, String name, List<String> lines) {
    Path file = folder.resolve(name);
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.computeIfAbsent(input, i -> new ArrayList<>()).add(file.toString());
  }

  private void instruments() {
    save(
        InputFile.INSTRUMENTS,
        "instruments.csv",
        List.of(
            "symbol,asset_class,currency,multiplier,kind",
            "ACME,EQUITY,USD,,",
            "ÄBC,EQUITY,EUR,1,LINEAR",
            "EURUSD,FX,USD,,",
            "USDJPY,FX,JPY,,",
            "BTCUSD,CRYPTO,USD,,",
            "ACME,EQUITY,USD,1,",
            "ESZ6,FUTURE,USD,12.5,",
            "XBTPERP,CRYPTO,BTC,100,INVERSE",
            "ESZ6,FUTURE,EUR,50,",
            "BAD,NOTHING,USD,1,"));
  }

  private void accounts() {
    save(
        InputFile.ACCOUNTS,
        "accounts.csv",
        List.of(
            "account,base_currency,lot_method,opening_cash,day_start,time_zone",
            "a1,EUR,FIFO,1000.5,04:40,America/New_York",
            "a2,USD,AVERAGE,,,",
            "kontö,JPY,FIFO,1000000,09:45:30,UTC",
            "a4,USD,FIFO,-5,,",
            "a2,USD,AVERAGE,0,00:00,UTC",
            "a4,GBP,,,,",
            "idle,CHF,,7,,Nowhere",
            "idle,CHF,,7,,"));
  }

  private void limits() {
    save(
        InputFile.LIMITS,
        "limits.csv",
        List.of(
            "account,symbol,gross,net,position,day_loss,drawdown",
            "a1,,50000,20000,,100,50",
            "a1,ACME,,,100,,",
            "a2,,,,,500,",
            "a2,ACME,1000,,5,,",
            "kontö,ESZ6,100000,50000,10,,",
            "a4,,,,,,10",
            "a4,,,,,,10",
            "a4,,,,,,20",
            "a2,ACME,,,,,",
            "no-row,USDJPY,1,1,1,,",
            "a2,USDJPY,,,100,,",
            "a4,ACME,,,100,,",
            "a4,BTCUSD,,,100,,",
            "no-row,ACME,,,100,,",
            "kontö,ÄBC,,,100,,",
            "kontö,XBTPERP,,,100,,",
            "a1,,-1,,,,",
            "a1,ACME,,,,5,",
            "ghost,,1,,,,"));
  }

  /** One twentieth of a second each, give or take; every symbol falls silent for some of them. */
  private Instant at(int row, int rows) {
    long micros = 20L * 60 * 1_000_000 / rows * row + random.nextInt(1000);
    int disorder = random.nextInt(100);
    if (disorder < 30) {
      micros -= random.nextInt(1_000_000); // within the bound
    } else if (disorder < 32) {
      micros -= 1_000_000 + random.nextInt(30_000_000); // mostly late
    }
    return START.plus(micros, ChronoUnit.MICROS);
  }

  private void ticks(String name, int from, int to, int rows) {
    List<String> lines = new ArrayList<>();
    lines.add("ts,symbol,venue,bid,bid_size,ask,ask_size,last,last_size");
    for (int row = from; row < to; row++) {
      int s = random.nextInt(SYMBOLS.length);
      boolean silent = (row * 24L / rows + s) % 3 == 0;
      if (random.nextInt(200) == 0) {
        lines.add(broken(at(row, rows)));
      } else if (!silent) {
        lines.add(tick(at(row, rows), s));
      }
    }
    save(InputFile.TICKS, name, lines);
  }

  private String broken(Instant ts) {
    return switch (random.nextInt(5)) {
      case 0 -> "garbage";
      case 1 -> ts + ",ACME,,1.123456789,,,,,";
      case 2 -> "yesterday,ACME,,1,,,,,";
      case 3 -> ts + ",ACME,,,,,,,";
      default -> ts + ",,,1,,,,,";
    };
  }

  private String tick(Instant ts, int s) {
    int base = 10_000 + 700 * s + random.nextInt(60);
    StringBuilder line = new StringBuilder();
    line.append(ts).append(',').append(SYMBOLS[s]).append(",v").append(random.nextInt(3));
    int shape = random.nextInt(10);
    boolean bid = shape < 7;
    boolean ask = shape < 6 || shape == 7;
    boolean last = shape >= 8 || random.nextInt(4) == 0;
    side(line, bid, base);
    side(line, ask, base + random.nextInt(4));
    line.append(',').append(last || !(bid || ask) ? price(base + 1) : "");
    line.append(',').append(last && random.nextInt(5) > 0 ? 1 + random.nextInt(300) : "");
    return line.toString();
  }

  private void side(StringBuilder line, boolean present, int cents) {
    if (!present) {
      line.append(",,");
      return;
    }
    boolean withdrawn = random.nextInt(12) == 0;
    line.append(',').append(withdrawn ? "0" : price(cents));
    line.append(',').append(random.nextInt(6) == 0 ? "" : 1 + random.nextInt(40));
  }

  private static String price(int cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }

  private void trades(int rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "ts,trade_id,account,book,symbol,side,quantity,price,fee,fee_currency,type,ref_trade_id");
    List<String> bodies = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Instant ts = at(row, rows);
      int kind = random.nextInt(50);
      if (kind == 0) {
        lines.add(ts + ",x" + row + ",a1,b,ACME,HOLD,1,1,,,,");
      } else if (kind == 1) {
        lines.add(ts + ",x" + row + ",a1,b,ACME,,,,,,BUST,t1");
      } else if (kind < 5 && !bodies.isEmpty()) {
        lines.add(ts + bodies.get(random.nextInt(bodies.size()))); // the same again
      } else if (kind == 5 && !bodies.isEmpty()) {
        lines.add(ts + bodies.get(random.nextInt(bodies.size())).replace(",0.01,", ",0.02,"));
      } else {
        int s = random.nextInt(SYMBOLS.length);
        String body =
            ",t"
                + row
                + ","
                + ACCOUNTS[random.nextInt(ACCOUNTS.length)]
                + ",book"
                + random.nextInt(2)
                + ","
                + SYMBOLS[s]
                + (random.nextBoolean() ? ",BUY," : ",SELL,")
                + (1 + random.nextInt(90))
                + ","
                + price(10_000 + 700 * s + random.nextInt(60))
                + ",0.01,"
                + (random.nextInt(4) == 0 ? CURRENCIES[random.nextInt(CURRENCIES.length)] : "")
                + ",,";
        bodies.add(body);
        lines.add(ts + body);
      }
    }
    save(InputFile.TRADES, "trades.csv", lines);
  }

  private void cash(int rows) {
    List<String> lines = new ArrayList<>();
    lines.add("ts,event_id,account,currency,amount,kind");
    String[] kinds = {"DEPOSIT", "WITHDRAWAL", "FUNDING", "FEE", "DIVIDEND", "INTEREST"};
    List<String> bodies = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      // Whole seconds, so that cash and fills meet at one time; some events come twice.
      Instant ts = at(row, rows).truncatedTo(ChronoUnit.SECONDS);
      if (random.nextInt(20) == 0 && !bodies.isEmpty()) {
        lines.add(ts + bodies.get(random.nextInt(bodies.size())));
        continue;
      }
      String body =
          ",c"
              + (random.nextInt(30) == 0 ? 0 : row)
              + ","
              + ACCOUNTS[random.nextInt(ACCOUNTS.length)]
              + ","
              + CURRENCIES[random.nextInt(CURRENCIES.length)]
              + ","
              + (1 + random.nextInt(5000))
              + ","
              + kinds[random.nextInt(kinds.length)];
      bodies.add(body);
      lines.add(ts + body);
    }
    save(InputFile.CASH, "cash.csv", lines);
  }
}
