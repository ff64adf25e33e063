package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Times;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VwapTest {
  private static final long HOUR = 60 * Series.MINUTE;

  @Test
  void theSessionBeginsAnewAtMidnight() {
    Study vwap = session(0);
    assertThat(after(vwap, "2026-01-05T23:50:00Z", 10, 1)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-05T23:55:00Z", 20, 3)).isEqualTo(17.5);
    assertThat(after(vwap, "2026-01-06T00:00:00Z", 30, 1)).isEqualTo(30);
    assertThat(after(vwap, "2026-01-06T00:05:00Z", 40, 1)).isEqualTo(35);
  }

  @Test
  void orWhereItIsSetTo() {
    long cash = 13 * HOUR + 30 * Series.MINUTE;
    Study vwap = session(cash);
    assertThat(after(vwap, "2026-01-05T13:25:00Z", 10, 1)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-05T13:29:59.999999Z", 30, 1)).isEqualTo(20);
    assertThat(after(vwap, "2026-01-05T13:30:00Z", 50, 1)).isEqualTo(50);
    assertThat(after(vwap, "2026-01-06T00:00:00Z", 70, 1)).isEqualTo(60);
    assertThat(after(vwap, "2026-01-06T13:29:00Z", 90, 1)).isEqualTo(70);
    assertThat(after(vwap, "2026-01-06T13:30:00Z", 5, 1)).isEqualTo(5);
  }

  @Test
  void theLastMicrosecondOfADayIsAStartToo() {
    Study vwap = session(Times.DAY - 1);
    assertThat(after(vwap, "2026-01-05T23:59:59.999998Z", 10, 1)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-05T23:59:59.999999Z", 20, 1)).isEqualTo(20);
    assertThat(after(vwap, "2026-01-06T00:00:00Z", 40, 1)).isEqualTo(30);
  }

  @Test
  void aGapOfDaysBeginsAnewOnce() {
    Study vwap = session(0);
    assertThat(after(vwap, "2026-01-02T20:55:00Z", 10, 1)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-05T14:30:00Z", 20, 1)).isEqualTo(20);
    assertThat(after(vwap, "2026-01-05T20:00:00Z", 40, 1)).isEqualTo(30);
    assertThat(after(vwap, "2026-02-05T20:00:00Z", 1, 1)).isEqualTo(1);
  }

  @Test
  void before1970TheDaysAreDaysToo() {
    Study vwap = session(0);
    assertThat(after(vwap, "1969-12-31T23:55:00Z", 10, 1)).isEqualTo(10);
    assertThat(after(vwap, "1970-01-01T00:00:00Z", 20, 1)).isEqualTo(20);
    assertThat(after(vwap, "1970-01-01T00:05:00Z", 40, 1)).isEqualTo(30);
  }

  @Test
  void withoutVolumeThereIsNone() {
    Study vwap = session(0);
    assertThat(after(vwap, "2026-01-05T10:00:00Z", 10, 0)).isNaN();
    assertThat(after(vwap, "2026-01-05T10:05:00Z", 10, 2)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-05T10:10:00Z", 99, 0)).isEqualTo(10);
    assertThat(after(vwap, "2026-01-06T10:00:00Z", 10, 0)).isNaN();
    assertThat(after(vwap, "2026-01-06T10:05:00Z", 30, 2)).isEqualTo(30);
  }

  @Test
  void theRollingOneLooksAtItsBarsWhateverTheDay() {
    Study vwap = Series.study("vwap_2", EmaSeed.SMA);
    assertThat(after(vwap, "2026-01-05T23:50:00Z", 10, 1)).isNaN();
    assertThat(after(vwap, "2026-01-05T23:55:00Z", 20, 3)).isEqualTo(17.5);
    assertThat(after(vwap, "2026-01-06T00:00:00Z", 30, 1)).isEqualTo(22.5);
    assertThat(after(vwap, "2026-01-06T00:05:00Z", 40, 0)).isEqualTo(30);
    assertThat(after(vwap, "2026-01-06T00:10:00Z", 40, 0)).isNaN();
    assertThat(after(vwap, "2026-01-06T00:15:00Z", 50, 1)).isEqualTo(50);
  }

  @Test
  void aSeriesOfManyDaysIsSummedDayByDay() {
    for (long start : new long[] {0, 1, 7 * HOUR, Times.DAY - 1}) {
      Study vwap = session(start);
      Map<Long, double[]> sums = new TreeMap<>();
      for (Candle bar : Series.random(Series.Kind.WALK, start, 3000)) {
        double[] sum =
            sums.computeIfAbsent(Math.floorDiv(bar.start() - start, Times.DAY), d -> new double[2]);
        sum[0] += bar.notional();
        sum[1] += bar.volume();
        vwap.add(bar);
        assertThat(vwap.ready()).isEqualTo(sum[1] > 0);
        if (vwap.ready()) {
          assertThat(vwap.value(0)).isEqualTo(sum[0] / sum[1]);
        }
      }
      assertThat(sums).as("days").hasSizeGreaterThan(50);
    }
  }

  private static Study session(long start) {
    return Studies.create("vwap", new Studies.Config(EmaSeed.SMA, start));
  }

  private static double after(Study study, String start, double price, double volume) {
    long at = Times.parse(start);
    study.add(
        new Candle(at, at + Series.MINUTE, price, price, price, price, volume, price * volume, 1));
    return study.ready() ? study.value(0) : Double.NaN;
  }
}
