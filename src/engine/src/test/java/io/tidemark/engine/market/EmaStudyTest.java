package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Wire;
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

/** The study gives the averages of before, and goes on from their state. */
class EmaStudyTest {
  private static final long MINUTE = 60 * Given.SECOND;

  @ParameterizedTest
  @EnumSource
  void isTheAverageOfBeforeBitForBit(EmaSeed seed) throws IOException {
    for (long stream = 0; stream < 200; stream++) {
      SplittableRandom random = new SplittableRandom(stream);
      int period = random.nextInt(1, 60);
      Averages averages = new Averages(MINUTE, seed, new int[] {period});
      Study study = Studies.create("ema_" + period, new Studies.Config(seed, 0));
      int handover = random.nextInt(150);
      for (int bar = 0; bar < 150; bar++) {
        if (bar == handover) {
          study = continued(averages, seed);
        }
        String what = seed + ", stream " + stream + ", bar " + bar;
        boolean known = study.known();
        double before = study.value(0);
        double close = random.nextInt(1, 1_000_000) / 100.0;
        averages.add(close);
        study.add(new Candle(0, MINUTE, close, close, close, close, 1, close, 1));
        assertThat(known).as(what).isEqualTo(averages.wasReady(0));
        if (known) {
          assertSameBits(before, averages.valueBefore(0), what);
        }
        assertThat(study.ready()).as(what).isEqualTo(averages.ready(0));
        assertSameBits(study.value(0), averages.value(0), what);
      }
    }
  }

  private static void assertSameBits(double actual, double expected, String what) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as(what)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }

  /** A study that reads what the averages wrote of their one period. */
  private static Study continued(Averages averages, EmaSeed seed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    averages.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(in.readLong()).isEqualTo(MINUTE);
    assertThat(Wire.readEnum(in, EmaSeed.class)).isEqualTo(seed);
    assertThat(in.readUnsignedShort()).isEqualTo(1);
    Study study = Studies.create("ema_" + in.readInt(), new Studies.Config(seed, 0));
    study.read(in);
    assertThat(in.read()).isEqualTo(-1);
    return study;
  }
}
