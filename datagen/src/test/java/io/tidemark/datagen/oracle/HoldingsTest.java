package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HoldingsTest {
  private static final Instrument COIN = new Instrument("X", "FUTURE", "BTC", BigDecimal.ONE, true);

  private static Holdings of(String... fills) throws Unusable {
    Position position = new Position("", COIN, true);
    List<Fill> all = new ArrayList<>();
    for (String fill : fills) {
      String[] parts = fill.split(" ", -1);
      all.add(
          new Fill(
              position,
              new Trade(
                  0,
                  Trade.Type.NEW,
                  "T",
                  "A",
                  "",
                  "X",
                  parts[0],
                  new BigDecimal(parts[1]),
                  new BigDecimal(parts[2]),
                  BigDecimal.ZERO,
                  null,
                  ""),
              0));
    }
    return Holdings.of(COIN, true, all);
  }

  @Test
  void lotsAtOnePriceAreOneLot() throws Unusable {
    // Two of 0.33333333333333333333 are one of 0.66666666666666666666, three quarters of which are
    // 0.499…9995, half to even 0.5; lot by lot it would be 0.499…999
    assertThat(of("BUY 1 3", "BUY 1 3", "SELL 1.5 3").cost)
        .isEqualByComparingTo("0.16666666666666666666");
    assertThat(of("BUY 1 3", "BUY 1 3.00000001", "BUY 1 3", "SELL 1 3", "SELL 1 3").cost)
        .isEqualByComparingTo("0.33333333333333333333");
  }
}
