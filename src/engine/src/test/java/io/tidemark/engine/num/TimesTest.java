package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final Instant EPOCH = Instant.EPOCH;

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000001Z, 1",
    "1969-12-31T23:59:59.999999Z, -1",
    "2013-10-07T08:00:00Z, 1381132800000000",
    "2013-10-07T08:00:00.5Z, 1381132800500000",
    "2013-10-07T10:00:00+02:00, 1381132800000000",
    "2013-10-07T03:30:00.25-04:30, 1381132800250000",
    "2013-10-07T08:00:00-00:00, 1381132800000000",
    "2000-02-29T00:00:00Z, 951782400000000",
    "0001-01-01T00:00:00Z, -62135596800000000",
    "9999-12-31T23:59:59.999999Z, 253402300799999999",
  })
  void readsIsoTimes(String text, long ts) {
    assertThat(Times.parse(text)).isEqualTo(ts);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-10-07T08:00:00, has no zone; add Z",
    "2013-10-07T08:00:00.5, has no zone; add Z",
    "2013-10-07T08:00:00.1234567Z, has 7 decimals",
    "2013-10-07T08:00:00.0000000Z, has 7 decimals",
    "2013-02-29T08:00:00Z, is no date",
    "1900-02-29T08:00:00Z, is no date",
    "2013-04-31T08:00:00Z, is no date",
    "2013-13-01T08:00:00Z, is no date",
    "2013-00-01T08:00:00Z, is no date",
    "2013-01-00T08:00:00Z, is no date",
    "0000-01-01T00:00:00Z, is no date",
    "2013-10-07T24:00:00Z, is no time of day",
    "2013-10-07T08:60:00Z, is no time of day",
    "2016-12-31T23:59:60Z, is no time of day",
    "2013-10-07T08:00:00+18:01, has an offset outside",
    "2013-10-07T08:00:00+02:60, has an offset outside",
    "0001-01-01T00:00:00+00:01, is not in the years",
    "9999-12-31T23:59:59-00:01, is not in the years",
  })
  void saysWhatIsWrongWithATime(String text, String complaint) {
    assertThatThrownBy(() -> Times.parse(text))
        .isInstanceOf(Rejected.class)
        .hasMessageStartingWith("\"" + text + "\" " + complaint)
        .extracting(e -> ((Rejected) e).reason())
        .isEqualTo(Reason.BAD_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2013-10-07",
        "2013-10-07T08:00Z",
        "2013-10-07t08:00:00Z",
        "2013-10-07 08:00:00Z",
        "2013-10-07T08:00:00z",
        "2013-10-07T08:00:00.Z",
        "2013-10-07T08:00:00,5Z",
        "2013-10-07T08:00:00Z ",
        " 2013-10-07T08:00:00Z",
        "2013-10-07T08:00:00ZZ",
        "2013-10-07T08:00:00+0200",
        "2013-10-07T08:00:00+02",
        "2013-10-07T08:00:00+02:00Z",
        "2013-10-07T08:00:00+0a:00",
        "2013/10/07T08:00:00Z",
        "+2013-10-07T08:00:00Z",
        "-013-10-07T08:00:00Z",
        "20-3-10-07T08:00:00Z",
        "99/9-10-07T08:00:00Z",
        "2013-1a-07T08:00:00Z",
        "2013-10-07T08:00:-1Z",
        "1381132800",
        "12013-10-07T08:00:00Z"
      })
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> Times.parse(text))
        .isInstanceOf(Rejected.class)
        .hasMessageStartingWith("\"" + text + "\" is not a time; 2013-10-07T08:00:00.123456Z");
  }

  @Test
  void readsOnlyTheBytesItIsGiven() {
    byte[] line = "x,2013-10-07T08:00:00Z,AAPL".getBytes(StandardCharsets.US_ASCII);
    assertThat(Times.parse(line, 2, 22)).isEqualTo(1_381_132_800_000_000L);
    assertThatThrownBy(() -> Times.parse(line, 2, 21)).hasMessageContaining("has no zone");
    assertThatThrownBy(() -> Times.parse(line, 2, 23)).isInstanceOf(Rejected.class);
  }

  @Test
  void readsAndPrintsAsJavaTimeDoes() {
    Draw draw = new Draw();
    long years = Times.parse("9999-12-31T23:59:59.999999Z") - Times.parse("0001-01-01T00:00:00Z");
    for (int i = 0; i < Draw.TRIES; i++) {
      long ts = Times.parse("0001-01-01T00:00:00Z") + Math.floorMod(draw.bits(), years);
      long rough = Times.floor(ts, new long[] {1, 1000, 1_000_000, Times.DAY}[draw.below(4)]);
      String text = Times.print(rough);
      assertThat(text).as(Draw.at(i)).isEqualTo(EPOCH.plus(rough, ChronoUnit.MICROS).toString());
      assertThat(Times.parse(text)).as(Draw.at(i)).isEqualTo(rough);
    }
  }

  @Test
  void readsOffsetsAsJavaTimeDoes() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long ts = Math.floorMod(draw.bits(), 4_000_000_000_000_000L);
      int minutes = draw.below(2 * 18 * 60 + 1) - 18 * 60;
      OffsetDateTime time =
          EPOCH.plus(ts, ChronoUnit.MICROS).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
      String local = time.toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).toString();
      String seconds = local.length() == 16 ? local + ":00" : local;
      String sign = minutes < 0 ? "-" : "+";
      String text =
          "%s.%06d%s%02d:%02d"
              .formatted(
                  seconds, ts % 1_000_000, sign, Math.abs(minutes) / 60, Math.abs(minutes) % 60);
      assertThat(Times.parse(text)).as(Draw.at(i) + " " + text).isEqualTo(ts);
    }
  }

  @Test
  void readsEveryDayOfFourCenturies() {
    for (long day = 0; day < 146_097; day++) {
      long ts = Times.parse("1899-12-31T00:00:00Z") + day * Times.DAY;
      assertThat(Times.parse(EPOCH.plus(ts, ChronoUnit.MICROS).toString())).isEqualTo(ts);
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        -62_135_596_800_000_001L,
        -62_167_219_200_000_001L,
        253_402_300_800_000_000L,
        -100_000_000_000_000_000L
      })
  void printsAnyLongAsInstantDoes(long ts) {
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(ts, 1_000_000), Math.floorMod(ts, 1_000_000) * 1000L);
    assertThat(Times.print(ts)).isEqualTo(instant.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000, 0",
    "999, 1000, 0",
    "1000, 1000, 1000",
    "-1, 1000, -1000",
    "-1000, 1000, -1000",
    "-1001, 1000, -2000",
    "9223372036854775807, 1000, 9223372036854775000",
  })
  void floorAlignsToTheEpoch(long ts, long interval, long start) {
    assertThat(Times.floor(ts, interval)).isEqualTo(start);
  }

  @Test
  void floorRefusesWhatHasNoWindow() {
    assertThatIllegalArgumentException().isThrownBy(() -> Times.floor(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Times.floor(1, -5));
    assertThatThrownBy(() -> Times.floor(Long.MIN_VALUE, 1000))
        .isInstanceOf(ArithmeticException.class);
  }
}
