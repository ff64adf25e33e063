package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.study.Candle;
import io.tidemark.engine.study.EmaSeed;
import io.tidemark.engine.study.Studies;
import io.tidemark.engine.study.Study;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The study gives the average of a plain loop over all closes, and goes on from its state. */
class EmaStudyTest {
  private static final long MINUTE = 60 * Given.SECOND;

  @ParameterizedTest
  @EnumSource
  void isTheAverageOfAPlainLoopBitForBit(EmaSeed seed) throws IOException {
    for (long stream = 0; stream < 200; stream++) {
      SplittableRandom random = new SplittableRandom(stream);
      int period = random.nextInt(1, 60);
      Study study = Studies.create("ema_" + period, new Studies.Config(seed, 0));
      int handover = random.nextInt(150);
      double[] closes = new double[150];
      for (int bar = 0; bar < closes.length; bar++) {
        if (bar == handover) {
          study = continued(study, period, seed);
        }
        String what = seed + ", stream " + stream + ", bar " + bar;
        assertThat(study.known())
            .as(what)
            .isEqualTo(bar == 0 ? seed == EmaSeed.ZERO : ready(seed, period, bar));
        closes[bar] = random.nextInt(1, 1_000_000) / 100.0;
        double close = closes[bar];
        study.add(new Candle(0, MINUTE, close, close, close, close, 1, close, 1));
        assertThat(study.ready()).as(what).isEqualTo(ready(seed, period, bar + 1));
        if (study.ready()) {
          assertThat(Double.doubleToRawLongBits(study.value(0)))
              .as(what)
              .isEqualTo(Double.doubleToRawLongBits(average(closes, bar + 1, period, seed)));
        }
      }
    }
  }

  private static boolean ready(EmaSeed seed, int period, int bars) {
    return bars >= (seed == EmaSeed.SMA ? period : 1);
  }

  private static double average(double[] closes, int count, int period, EmaSeed seed) {
    int begun = seed == EmaSeed.SMA ? period : seed == EmaSeed.FIRST ? 1 : 0;
    double average = 0;
    for (int i = 0; i < begun; i++) {
      average += closes[i];
    }
    average = begun == 0 ? 0 : average / begun;
    for (int i = begun; i < count; i++) {
      average += (closes[i] - average) * (2.0 / (period + 1));
    }
    return average;
  }

  private static Study continued(Study study, int period, EmaSeed seed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    study.write(new DataOutputStream(bytes));
    Study read = Studies.create("ema_" + period, new Studies.Config(seed, 0));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    read.read(in);
    assertThat(in.read()).isEqualTo(-1);
    return read;
  }
}
