package io.tidemark.engine.study;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.engine.num.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Bars of days of real markets, where they lie beside the project ({@code ../shared/data}); they
 * are not ours to ship.
 */
final class RealBars {
  private static final Path DATA =
      Path.of(System.getProperty("tidemark.home", "../.."), "../shared/data").normalize();

  private RealBars() {}

  /** Bars by symbol, of prints where the day has any, else of the mids of whole quotes. */
  static Map<String, List<Candle>> read(String day, long interval) {
    Path ticks = DATA.resolve(day).resolve("ticks.csv.gz");
    assumeTrue(Files.exists(ticks), () -> "skipped: there is no market data in " + ticks);
    Map<String, List<Candle>> bars = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ticks)), StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        boolean print = !cells[7].isEmpty();
        boolean quote = day.startsWith("fx") && !cells[3].isEmpty() && !cells[5].isEmpty();
        if (print || quote) {
          double price =
              print
                  ? Double.parseDouble(cells[7])
                  : (Double.parseDouble(cells[3]) + Double.parseDouble(cells[5])) / 2;
          double size = print && !cells[8].isEmpty() ? Double.parseDouble(cells[8]) : 0;
          long start = Times.floor(Times.parse(cells[0]), interval);
          add(bars.computeIfAbsent(cells[1], s -> new ArrayList<>()), start, interval, price, size);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bars;
  }

  private static void add(List<Candle> bars, long start, long interval, double price, double size) {
    int last = bars.size() - 1;
    if (last < 0 || bars.get(last).start() < start) {
      bars.add(
          new Candle(start, start + interval, price, price, price, price, size, price * size, 1));
    } else {
      Candle bar = bars.get(last);
      bars.set(
          last,
          new Candle(
              bar.start(),
              bar.end(),
              bar.open(),
              Math.max(bar.high(), price),
              Math.min(bar.low(), price),
              price,
              bar.volume() + size,
              bar.notional() + price * size,
              bar.ticks() + 1));
    }
  }
}
