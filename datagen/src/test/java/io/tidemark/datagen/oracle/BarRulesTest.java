package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule on bars over closes written by hand; a bar is a second, numbered from 1. */
final class BarRulesTest {
  private final List<List<String>> ties = new ArrayList<>();

  /** Bar, direction, value and threshold of each signal. */
  private List<String> signals(String rule, Seed seed, double... closes) {
    ties.clear();
    List<List<String>> rows = new ArrayList<>();
    Chart chart = new Chart(Closes.of(closes), new Studies(seed, 0));
    BarRules.read(
        "S", Spans.SECOND, chart, seed, Set.of(rule), rows::add, ties::add, new MarketWitness());
    return rows.stream().map(row -> told(row, rule, closes)).toList();
  }

  private List<String> signals(String rule, double... closes) {
    return signals(rule, Seed.SMA, closes);
  }

  private static String told(List<String> row, String rule, double... closes) {
    int bar =
        java.time.Instant.parse(row.get(0))
            .atZone(java.time.ZoneOffset.UTC)
            .toLocalTime()
            .toSecondOfDay();
    assertThat(row.get(1)).isEqualTo("S");
    assertThat(row.get(2)).isEqualTo(rule);
    assertThat(Double.parseDouble(row.get(4))).isEqualTo(closes[bar - 1]);
    assertThat(row.get(5)).isEmpty();
    assertThat(row.get(8)).isEqualTo(rule);
    return bar + " " + String.join(" ", row.get(3), row.get(6), row.get(7));
  }

  private static double[] flat(int count, double price, double... then) {
    return Closes.flat(count, price, then);
  }

  @Test
  void breakoutIsBeyondTheTwentyBarsBefore() {
    // Equal to the highest is no breakout; a second one in a row is no edge
    assertThat(signals("BREAKOUT", flat(20, 10, 10, 10.5, 11, 10, 9.99)))
        .containsExactly("22 BUY 10.5 10", "25 SELL 9.99 10");
    assertThat(signals("BREAKOUT", flat(19, 10, 11))).isEmpty();
    assertThat(ties).isEmpty();
  }

  @Test
  void rsiBuysTheOversoldAndSellsTheOverbought() {
    double[] falling = new double[16];
    Arrays.setAll(falling, i -> 100 - i);
    // Ready at bar 15, on which it fires though nothing was known before
    assertThat(signals("RSI", falling)).containsExactly("15 BUY 0 30");
    double[] rising = new double[16];
    Arrays.setAll(rising, i -> 100 + i);
    assertThat(signals("RSI", rising)).containsExactly("15 SELL 100 70");
    // 13 falls of 1 and a rise of 2: 100 × 2 ÷ 15 is below 30; then a rise of 9 to (26 + 126) ÷
    // (26 + 126 + 169) × 100, about 47; a fall of 39 leaves too little of it
    double[] both = Arrays.copyOf(falling, 17);
    both[14] = both[13] + 2;
    both[15] = both[14] + 9;
    both[16] = both[15] - 39;
    assertThat(signals("RSI", both)).hasSize(2).allMatch(s -> s.contains(" BUY "));
  }

  @Test
  void macdCrossesItsSignal() {
    // Fast and slow are equal until bar 34: no cross yet, for no line of it moved
    double[] closes = flat(36, 10, 11, 11, 11, 5, 5);
    List<String> signals = signals("MACD", closes);
    assertThat(signals).hasSize(1).first().asString().startsWith("40 SELL ");
    // At 37 it may be that rounding had them apart at 36 already
    assertThat(ties).extracting(row -> row.get(0).substring(17, 19) + row.get(3)).contains("37BUY");
    // Before the cross it was judged: falling first
    double[] moving = new double[36];
    Arrays.setAll(moving, i -> 100 - 0.5 * i * i / 36);
    moving[35] = 200;
    assertThat(signals("MACD", moving)).hasSize(1).first().asString().startsWith("36 BUY ");
    assertThat(ties).isEmpty();
  }

  @Test
  void bollingerFiresBeyondTheBands() {
    // Of 19 times 10 and 12 the mean is 10.1, the deviation √0.19: 12 is beyond 10.97
    assertThat(signals("BOLLINGER", flat(19, 10, 12)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("20 SELL 12 10.97177978870813");
    assertThat(signals("BOLLINGER", flat(19, 10, 8)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("20 BUY 8 9.0282202112918");
  }

  @Test
  void aBandOfNoWidthIsATie() {
    assertThat(signals("BOLLINGER", flat(21, 0.1))).isEmpty();
    assertThat(ties).hasSize(4);
  }

  @Test
  void vwapDeviationIsAHundredthAway() {
    // 100, 97: the average is 98.5, and 97 is below 97.515; 150: of three 115.67, times 1.01
    assertThat(signals("VWAP_DEVIATION", 100, 97, 150)).hasSize(2);
    assertThat(signals("VWAP_DEVIATION", 100, 97, 150).get(0)).isEqualTo("2 BUY 97 97.515");
    assertThat(signals("VWAP_DEVIATION", 100, 97, 150).get(1)).startsWith("3 SELL 150 116.82");
    // 100 and 99 make 99.5, and 99 is not below 98.505
    assertThat(signals("VWAP_DEVIATION", 100, 99)).isEmpty();
  }

  @Test
  void zscoreIsTwoDeviationsAway() {
    // 1.9 ÷ √0.19
    assertThat(signals("ZSCORE", flat(19, 10, 12)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("20 SELL 4.3588989");
    assertThat(signals("ZSCORE", flat(19, 10, 8)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("20 BUY -4.3588989");
    assertThat(signals("ZSCORE", flat(25, 10))).isEmpty();
    assertThat(ties).isEmpty();
  }

  @Test
  void aScoreOfTwoIsATie() {
    // One of 0 and four of 5 in five: the mean is 4, the deviation 2, the score of the 0 is -2
    double[] closes = new double[21];
    Arrays.setAll(closes, i -> i > 0 && i % 5 == 0 ? 0 : 5);
    assertThat(signals("ZSCORE", closes)).isEmpty();
    assertThat(ties).hasSize(1).first().asString().contains(":21Z, S, ZSCORE, BUY, 0, , -");
  }

  @Test
  void momentumCrossesNothing() {
    // Unknown at bar 10, 0 at 11, above at 12, 0 again, below at 14
    assertThat(signals("MOMENTUM", flat(11, 10, 11, 10, 9.5)))
        .containsExactly("12 BUY 1 0", "14 SELL -0.5 0");
    // Its first value is above 0, but from what it came is not known
    assertThat(signals("MOMENTUM", flat(10, 10, 11))).isEmpty();
    assertThat(ties).isEmpty();
  }

  @Test
  void averagesCrossAndThoseThatBeginWithZeroAtTheFirstBarToo() {
    assertThat(signals("EMA_CROSS", flat(100, 10, 20, 0))).hasSize(2);
    assertThat(signals("EMA_CROSS", flat(99, 10, 20))).isEmpty();
    assertThat(signals("EMA_CROSS", Seed.FIRST, 10, 10, 20))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("3 BUY ");
    assertThat(signals("EMA_CROSS", Seed.ZERO, 10, 20, -90))
        .hasSize(2)
        .satisfies(
            rows -> assertThat(rows.get(0)).startsWith("1 BUY 0.51282"),
            rows -> assertThat(rows.get(1)).startsWith("3 SELL "));
    assertThat(ties).isEmpty();
  }
}
