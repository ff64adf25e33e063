package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.study.EmaSeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragesTest {
  private static final long MINUTE = 60 * Given.SECOND;

  @Test
  void seededWithTheMeanItGivesWhatTaLibGives() throws IOException {
    assertThat(ema(EmaSeed.SMA, column(0))).isEqualTo(column(1)).hasSize(80);
  }

  @Test
  void seededWithTheFirstCloseItGivesWhatTa4jGives() throws IOException {
    assertThat(ema(EmaSeed.FIRST, column(0))).isEqualTo(column(2)).doesNotContainNull();
  }

  @Test
  void seededWithZeroItIsReadyAtTheFirstBar() {
    Averages averages = new Averages(MINUTE, EmaSeed.ZERO, new int[] {3});
    averages.add(8);
    assertThat(averages.wasReady(0)).isTrue();
    assertThat(averages.valueBefore(0)).isZero();
    assertThat(averages.ready(0)).isTrue();
    assertThat(averages.value(0)).isEqualTo(4);
  }

  @Test
  void theFirstBarAfterTheSeedHasAValueBefore() {
    Averages averages = new Averages(MINUTE, EmaSeed.SMA, new int[] {2});
    averages.add(1);
    assertThat(averages.ready(0)).isFalse();
    averages.add(2);
    assertThat(averages.ready(0)).isTrue();
    assertThat(averages.wasReady(0)).isFalse();
    averages.add(3);
    assertThat(averages.wasReady(0)).isTrue();
    assertThat(averages.valueBefore(0)).isEqualTo(1.5);
  }

  @Test
  void adaptedToOtherPeriodsItKeepsTheKnownOnes() {
    Averages averages = new Averages(MINUTE, EmaSeed.FIRST, new int[] {2, 5});
    averages.add(10);
    averages.add(20);
    Averages adapted = averages.adapted(MINUTE, EmaSeed.FIRST, new int[] {3, 5});
    assertThat(adapted.ready(0)).isFalse();
    assertThat(adapted.value(1)).isEqualTo(averages.value(1));
  }

  @Test
  void adaptedToAnotherSeedOrOtherBarsItBeginsAnew() {
    Averages averages = new Averages(MINUTE, EmaSeed.FIRST, new int[] {2});
    averages.add(10);
    assertThat(averages.adapted(MINUTE, EmaSeed.SMA, new int[] {2}).value(0)).isZero();
    assertThat(averages.adapted(2 * MINUTE, EmaSeed.FIRST, new int[] {2}).ready(0)).isFalse();
  }

  private static List<Double> ema(EmaSeed seed, List<Double> closes) {
    Averages averages = new Averages(MINUTE, seed, new int[] {10});
    List<Double> values = new ArrayList<>();
    for (double close : closes) {
      averages.add(close);
      values.add(averages.ready(0) ? averages.value(0) : null);
    }
    return values;
  }

  private static List<Double> column(int index) throws IOException {
    List<Double> values = new ArrayList<>();
    try (InputStream in = AveragesTest.class.getResourceAsStream("/market/ema10.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> line.split(",", -1)[index])
          .forEach(cell -> values.add(cell.isEmpty() ? null : Double.valueOf(cell)));
    }
    return values;
  }
}
