package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few lines of input written by hand. Times are written as seconds of one minute. */
final class Day {
  private static final Map<String, String> HEADERS =
      Map.of(
          "ticks", "ts,symbol,venue,bid,bid_size,ask,ask_size,last,last_size",
          "trades",
              "ts,trade_id,account,book,symbol,side,quantity,price,fee,fee_currency,type,"
                  + "ref_trade_id",
          "instruments", "symbol,asset_class,currency,multiplier,kind",
          "accounts", "account,base_currency,lot_method,opening_cash,day_start,time_zone",
          "limits", "account,symbol,gross,net,position,day_loss,drawdown",
          "cash", "ts,event_id,account,currency,amount,kind");

  private final Path dir;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private int trades;

  Day(Path dir) {
    this.dir = dir;
    HEADERS.keySet().forEach(kind -> lines.put(kind, new ArrayList<>()));
  }

  /** The time so many seconds, with decimals, after 10:00. */
  static String at(String seconds) {
    String[] parts = seconds.split("\\.", 2);
    int whole = Integer.parseInt(parts[0]);
    String time =
        "2026-03-02T%02d:%02d:%02d".formatted(10 + whole / 3600, whole / 60 % 60, whole % 60);
    return time + (parts.length > 1 ? "." + parts[1] : "") + "Z";
  }

  Day line(String kind, String line) {
    lines.get(kind).add(line);
    return this;
  }

  Day instrument(String line) {
    return line("instruments", line);
  }

  /** A row without a day of its own. */
  Day account(String line) {
    return line("accounts", line + ",,");
  }

  Day limit(String line) {
    return line("limits", line);
  }

  /**
   * A message of account A in book B. {@code said}: side, quantity, price, fee and its currency.
   */
  Day message(String seconds, String type, String id, String symbol, String said, String ref) {
    return line("trades", String.join(",", at(seconds), id, "A", "B", symbol, said, type, ref));
  }

  /** {@code rest}: venue, bid, bid_size, ask, ask_size, last, last_size. */
  Day tick(String seconds, String symbol, String rest) {
    return line("ticks", at(seconds) + "," + symbol + "," + rest);
  }

  Day quote(String seconds, String symbol, String bid, String ask) {
    return tick(seconds, symbol, "," + bid + ",," + ask + ",,,");
  }

  Day print(String seconds, String symbol, String price, String size) {
    return tick(seconds, symbol, ",,,,," + price + "," + size);
  }

  /** A fill of account A in book B without a fee. */
  Day fill(String seconds, String symbol, String side, String quantity, String price) {
    return fill(seconds, "A", symbol, side, quantity, price, ",");
  }

  /** {@code fee}: amount and currency. */
  Day fill(
      String seconds,
      String account,
      String symbol,
      String side,
      String quantity,
      String price,
      String fee) {
    trades++;
    return line(
        "trades",
        String.join(
            ",",
            at(seconds),
            "T" + trades,
            account,
            "B",
            symbol,
            side,
            quantity,
            price,
            fee,
            "NEW",
            ""));
  }

  Day cash(String seconds, String id, String account, String currency, String amount, String kind) {
    return line("cash", String.join(",", at(seconds), id, account, currency, amount, kind));
  }

  Inputs inputs() {
    return new Inputs(
        files("ticks"),
        files("trades"),
        files("instruments"),
        files("accounts"),
        files("cash"),
        files("limits"));
  }

  Expected run() {
    return run(NaiveOptions.replay());
  }

  Expected run(NaiveOptions options) {
    try {
      return NaiveReplay.run(inputs(), options, line -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only row whose first columns have these values, by column. */
  static Map<String, String> row(Table table, String... first) {
    List<List<String>> rows =
        table.rows().stream()
            .filter(r -> r.subList(0, first.length).equals(List.of(first)))
            .toList();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows of " + List.of(first) + ": " + table.rows());
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      row.put(table.columns().get(i), rows.get(0).get(i));
    }
    return row;
  }

  private List<Path> files(String kind) {
    if (lines.get(kind).isEmpty()) {
      return List.of();
    }
    try {
      Path file = dir.resolve(kind + ".csv");
      String text = HEADERS.get(kind) + "\n" + String.join("\n", lines.get(kind)) + "\n";
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return List.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
