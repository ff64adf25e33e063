package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a formula divides by nothing. */
class AbsentTest {
  private static final double NONE = Double.NaN;

  @Test
  void zScoreIsAbsentWhileNothingMoves() {
    assertThat(values("zscore_3", 5, 5, 5, 8, 8, 8, 5))
        .containsExactly(
            new double[] {NONE, NONE, NONE, Math.sqrt(2), Math.sqrt(0.5), NONE, -Math.sqrt(2)},
            within(1e-15));
  }

  @Test
  void volatilityIsAbsentWhileAPriceOfItsWindowIsNotAboveZero() {
    double[] values = values("volatility_2", 1, 2, 4, 0, 1, 1, 1, -1, -2, -4, 1, 1, 1);
    assertThat(values)
        .containsExactly(NONE, NONE, 0, NONE, NONE, NONE, 0, NONE, NONE, NONE, NONE, NONE, 0);
  }

  @Test
  void volatilityOfEqualPricesIsZero() {
    assertThat(values("volatility_2", 3, 3, 3)).containsExactly(NONE, NONE, 0);
  }

  @Test
  void rsiWithoutMovementIsZeroAsInTaLib() {
    double[] rest = new double[40];
    Arrays.fill(rest, 100);
    assertThat(values("rsi_14", rest)[39]).isZero();
    assertThat(TaLib.lines("rsi_14", Series.ofCloses(rest), 1)[0][39]).isZero();
  }

  @Test
  void rsiOfRisesAloneIsHundredAndOfFallsAloneZero() {
    assertThat(values("rsi_2", 1, 2, 3, 4)).containsExactly(NONE, NONE, 100, 100);
    assertThat(values("rsi_2", 4, 3, 2, 1)).containsExactly(NONE, NONE, 0, 0);
  }

  @Test
  void rsiStaysWhereItWasThroughALongRest() {
    double[] closes = new double[400];
    Arrays.fill(closes, 101);
    closes[0] = 100;
    closes[1] = 102;
    double before = values("rsi_3", 100, 102, 101, 101)[3];
    assertThat(before).isEqualTo(200.0 / 3, within(1e-12));
    assertThat(values("rsi_3", closes)[399]).isEqualTo(before, within(1e-9));
    assertThat(TaLib.lines("rsi_3", Series.ofCloses(closes), 1)[0][399]).isZero();
  }

  @Test
  void rsiSeesTheMovesOfTinyPrices() {
    double[] values = values("rsi_2", 5e-9, 9e-9, 8e-9);
    assertThat(values[2]).isEqualTo(80, within(1e-9));
    assertThat(TaLib.lines("rsi_2", Series.ofCloses(5e-9, 9e-9, 8e-9), 1)[0][2]).isZero();
  }

  @Test
  void stochasticWithoutRangeIsZeroAsInTaLib() {
    List<Candle> bars = Series.ofCloses(5, 5, 5, 5, 6, 6, 6, 6);
    double[][] lines = Series.lines("stoch_3_1_2", EmaSeed.SMA, bars);
    assertThat(lines[0]).containsExactly(NONE, NONE, NONE, 0, 100, 100, 0, 0);
    assertThat(lines[1]).containsExactly(NONE, NONE, NONE, 0, 50, 100, 50, 0);
    assertThat(TaLib.lines("stoch_3_1_2", bars, 1)[0]).containsExactly(lines[0]);
    assertThat(TaLib.lines("stoch_3_1_2", bars, 1)[1]).containsExactly(lines[1]);
  }

  @Test
  void rateOfChangeFromZeroIsZeroAsInTaLib() {
    double[] values = values("roc_1", 0, 5, 10, 0, -4, -2);
    assertThat(values).containsExactly(NONE, 0, 100, -100, 0, -50);
    assertThat(TaLib.lines("roc_1", Series.ofCloses(0, 5, 10, 0, -4, -2), 1)[0])
        .containsExactly(values);
  }

  private static double[] values(String key, double... closes) {
    return Series.lines(key, EmaSeed.SMA, Series.ofCloses(closes))[0];
  }
}
