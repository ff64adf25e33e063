package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
  @ParameterizedTest
  @CsvSource({
    "1us, 1, 1us",
    "250ms, 250000, 250ms",
    "1s, 1000000, 1s",
    "1m, 60000000, 1m",
    "5m, 300000000, 5m",
    "1h, 3600000000, 1h",
    "1d, 86400000000, 1d",
    "7d, 604800000000, 7d",
    "90s, 90000000, 90s",
    "60s, 60000000, 1m",
    "1500ms, 1500000, 1500ms",
    "24h, 86400000000, 1d",
    "106751991d, 9223372022400000000, 106751991d",
  })
  void readsAndPrintsInTheLargestUnit(String text, long micros, String printed) {
    assertThat(Intervals.parse(text)).isEqualTo(micros);
    assertThat(Intervals.print(micros)).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "5", "m", "5 m", "-5m", "+5m", "1.5s", "5M", "5min", "5w", "1h30m", "٣m", "0x5s"
      })
  void refusesOtherForms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intervals.parse(text))
        .withMessageStartingWith("\"" + text + "\" is not an interval; a whole number above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "000d"})
  void refusesZero(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intervals.parse(text))
        .withMessage("\"" + text + "\" is not an interval: it is not above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"106751992d", "9223372036854775807s", "99999999999999999999ms"})
  void refusesWhatPassesALong(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intervals.parse(text))
        .withMessageStartingWith("\"" + text + "\" is too long an interval");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void printsNothingBelowOne(long micros) {
    assertThatIllegalArgumentException().isThrownBy(() -> Intervals.print(micros));
  }

  @Test
  void printReadsBack() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long micros = Math.max(1, Math.abs(draw.units()));
      assertThat(Intervals.parse(Intervals.print(micros))).as(Draw.at(i)).isEqualTo(micros);
    }
  }
}
