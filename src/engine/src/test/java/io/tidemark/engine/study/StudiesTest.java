package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.study.Samples.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of every indicator. */
class StudiesTest {
  @Test
  void everyFamilyHasASample() {
    assertThat(Samples.ALL.stream().map(Sample::family))
        .as("a line of Samples for each family; its values want a test too")
        .containsExactlyElementsOf(Studies.families());
  }

  @Test
  void theLinesBeginTogetherAtTheBarSaid() {
    List<Candle> bars = someBars(7);
    for (Sample sample : Samples.ALL) {
      for (EmaSeed seed : EmaSeed.values()) {
        boolean early = sample.family().seeded() && seed != EmaSeed.SMA;
        for (double[] line : Series.lines(sample.key(), seed, bars)) {
          assertThat(firstValue(line))
              .as("%s %s", sample.key(), seed)
              .isEqualTo(early ? 1 : sample.first());
          assertThat(Arrays.stream(line).skip(sample.first() - 1))
              .as(sample.key())
              .allMatch(Double::isFinite);
        }
      }
    }
  }

  @Test
  void stateWrittenAndReadAfterEveryBarGoesOnBitForBit() throws IOException {
    for (Sample sample : Samples.ALL) {
      for (EmaSeed seed : EmaSeed.values()) {
        for (Series.Kind kind : Series.Kind.values()) {
          Study steady = Series.study(sample.key(), seed);
          Study carried = carriedOver(steady, sample.key(), seed);
          for (Candle bar : Series.random(kind, 11, 130)) {
            steady.add(bar);
            carried.add(bar);
            carried = carriedOver(carried, sample.key(), seed);
            assertSame(carried, steady, sample);
          }
        }
      }
    }
  }

  @Test
  void readingReplacesAllThatWasThere() throws IOException {
    for (Sample sample : Samples.ALL) {
      Study steady = Series.study(sample.key(), EmaSeed.SMA);
      Study used = Series.study(sample.key(), EmaSeed.SMA);
      Series.random(Series.Kind.JUMPS, 3, 90).forEach(used::add);
      for (Candle bar : someBars(4)) {
        used.read(in(bytes(steady)));
        assertSame(used, steady, sample);
        steady.add(bar);
        used.add(bar);
        assertSame(used, steady, sample);
      }
    }
  }

  @Test
  void whatIsNotReadyHasNoValueThatCounts() {
    for (Sample sample : Samples.ALL) {
      for (EmaSeed seed : EmaSeed.values()) {
        Study study = Series.study(sample.key(), seed);
        boolean zero = sample.family().name().equals("ema") && seed == EmaSeed.ZERO;
        assertThat(study.ready()).as(sample.key()).isFalse();
        assertThat(study.known()).as("%s %s", sample.key(), seed).isEqualTo(zero);
        for (Candle bar : someBars(5)) {
          study.add(bar);
          assertThat(study.known()).as(sample.key()).isEqualTo(study.ready());
        }
      }
    }
    assertThat(Series.study("ema_9", EmaSeed.ZERO).value(0)).isZero();
  }

  @Test
  void aValueThatIsNotFiniteIsAbsent() {
    Candle endless = new Candle(0, 1, 1, Double.POSITIVE_INFINITY, 1, 1, Double.NaN, Double.NaN, 1);
    for (String key : List.of("atr_1", "donchian_1", "obv", "vwap", "vwap_1", "volume_sma_1")) {
      Study study = Series.study(key, EmaSeed.SMA);
      study.add(endless);
      study.add(endless);
      assertThat(study.ready()).as(key).isFalse();
    }
    Candle nowhere = new Candle(0, 1, 1, 1, 1, Double.NaN, 1, 1, 1);
    for (Sample sample : Samples.ALL) {
      if (!List.of("obv", "vwap", "vwap_5", "donchian_20", "volume_sma_20", "atr_14")
          .contains(sample.key())) {
        Study study = Series.study(sample.key(), EmaSeed.SMA);
        someBars(8).forEach(study::add);
        assertThat(study.ready()).as(sample.key()).isTrue();
        study.add(nowhere);
        assertThat(study.ready()).as(sample.key()).isFalse();
      }
    }
  }

  @Test
  void stateOfALongerWindowIsRefused() {
    Study longer = Series.study("sma_20", EmaSeed.SMA);
    someBars(9).forEach(longer::add);
    assertThatThrownBy(() -> Series.study("sma_10", EmaSeed.SMA).read(in(bytes(longer))))
        .isInstanceOf(IOException.class)
        .hasMessage("state of an indicator holds 20 values where 10 is most");
  }

  @Test
  void onlyWhatIsMadeOfEmasDependsOnTheSeed() {
    List<Candle> bars = someBars(6);
    for (Sample sample : Samples.ALL) {
      boolean differs =
          !Arrays.deepEquals(
              Series.lines(sample.key(), EmaSeed.SMA, bars),
              Series.lines(sample.key(), EmaSeed.ZERO, bars));
      assertThat(Studies.seeded(sample.key())).as(sample.key()).isEqualTo(differs);
    }
  }

  @Test
  void aSessionStartsWithinADay() {
    assertThat(new Studies.Config(EmaSeed.SMA, 86_399_999_999L).sessionStart()).isPositive();
    assertThatThrownBy(() -> new Studies.Config(EmaSeed.SMA, 86_400_000_000L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Studies.Config(EmaSeed.SMA, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Bars that all have volume, so that nothing is absent for want of it. */
  private static List<Candle> someBars(long seed) {
    return Series.random(Series.Kind.WALK, seed, 120).stream()
        .map(
            bar ->
                new Candle(
                    bar.start(),
                    bar.end(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume() + 100,
                    (bar.volume() + 100) * bar.close(),
                    1))
        .toList();
  }

  /** The number of the first bar with a value, from 1. */
  private static int firstValue(double[] line) {
    int bar = 0;
    while (Double.isNaN(line[bar])) {
      bar++;
    }
    return bar + 1;
  }

  private static void assertSame(Study actual, Study expected, Sample sample) throws IOException {
    assertThat(actual.ready()).as(sample.key()).isEqualTo(expected.ready());
    assertThat(actual.known()).as(sample.key()).isEqualTo(expected.known());
    assertThat(bytes(actual)).as(sample.key()).isEqualTo(bytes(expected));
    for (int line = 0; expected.ready() && line < sample.family().lines().size(); line++) {
      assertThat(Double.doubleToRawLongBits(actual.value(line)))
          .as(sample.key())
          .isEqualTo(Double.doubleToRawLongBits(expected.value(line)));
    }
  }

  private static Study carriedOver(Study study, String key, EmaSeed seed) throws IOException {
    Study other = Series.study(key, seed);
    DataInputStream in = in(bytes(study));
    other.read(in);
    assertThat(in.read()).as("bytes left of %s", key).isEqualTo(-1);
    return other;
  }

  private static byte[] bytes(Study study) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    study.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
