package io.tidemark.datagen.oracle;

import java.util.List;

/** The two averages of a symbol's closes, and the signals of their crossings. */
final class Indicators {
  private static final String RULE = "EMA_CROSS";

  private Indicators() {}

  static void rows(
      String symbol, Bars bars, List<List<String>> values, List<List<String>> signals) {
    Ema fast = new Ema(38);
    Ema slow = new Ema(100);
    bars.all()
        .forEach(
            (start, bar) -> {
              boolean before = slow.ready();
              int was = Double.compare(fast.value(), slow.value());
              fast.add(bar.close());
              slow.add(bar.close());
              String end = Numbers.time(start + Bars.INTERVAL);
              if (slow.ready()) {
                values.add(value(end, symbol, "ema_100", slow));
              }
              if (fast.ready()) {
                values.add(value(end, symbol, "ema_38", fast));
              }
              int is = Double.compare(fast.value(), slow.value());
              if (before && ((is > 0 && was <= 0) || (is < 0 && was >= 0))) {
                signals.add(
                    List.of(
                        end,
                        symbol,
                        RULE,
                        is > 0 ? "BUY" : "SELL",
                        Numbers.print(bar.closePrice()),
                        "",
                        Numbers.print(fast.value()),
                        Numbers.print(slow.value()),
                        RULE));
              }
            });
  }

  private static List<String> value(String end, String symbol, String name, Ema ema) {
    return List.of(end, symbol, Bars.INTERVAL_NAME, name, Numbers.print(ema.value()));
  }
}
