package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitsTest {
  @Test
  void figures_are_as_people_read_them() {
    assertThat(Units.millis(0.06)).isEqualTo("60 µs");
    assertThat(Units.millis(34.0)).isEqualTo("34 ms");
    assertThat(Units.millis(1_240.0)).isEqualTo("1.24 s");
    assertThat(Units.millis(0.0)).isEqualTo("0 ms");
    assertThat(Units.seconds(360.0)).isEqualTo("6 min");
    assertThat(Units.seconds(86_400.0)).isEqualTo("24 h");
    assertThat(Units.seconds(604_800.0)).isEqualTo("7 d");
    assertThat(Units.bytes(12_400_000.0)).isEqualTo("12.4 MB");
    assertThat(Units.bytes(999.0)).isEqualTo("999 B");
    assertThat(Units.perSecond(1_234.0)).isEqualTo("1,234/s");
    assertThat(Units.perSecond(15e6)).isEqualTo("15,000,000/s");
    assertThat(Units.share(0.024)).isEqualTo("2.4 %");
    assertThat(Units.of(0.01, "%")).isEqualTo("0.01 %");
    assertThat(Units.of(2_500.0, "ms")).isEqualTo("2.5 s");
  }

  @Test
  void what_rounds_up_to_the_next_unit_takes_it() {
    assertThat(Units.millis(999.96)).isEqualTo("1 s");
    assertThat(Units.bytes(999_999.0)).isEqualTo("1 MB");
    assertThat(Units.millis(0.9999)).isEqualTo("1 ms");
    assertThat(Units.number(99.99)).isEqualTo("100");
  }

  @Test
  void what_is_not_there_is_a_dash() {
    assertThat(Units.millis(null)).isEqualTo("-");
    assertThat(Units.bytes(Double.NaN)).isEqualTo("-");
    assertThat(Units.number(Double.POSITIVE_INFINITY)).isEqualTo("-");
  }
}
