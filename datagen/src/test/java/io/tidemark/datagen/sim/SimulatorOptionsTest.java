package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, and one line for each wrong value. */
final class SimulatorOptionsTest {
  @Test
  void hasEveryFaultByDefaultAndATradeForFortyTicks() {
    SimulatorOptions options = SimulatorOptions.builder().ticksPerSecond(400).build();
    assertThat(options)
        .isEqualTo(
            new SimulatorOptions(
                1, 200, 50, 400, 10, 1, 0.002, 0.002, 0.002, 0.002, 0.01, 0.01, 0.01, 0.5, null));
    assertThat(SimulatorOptions.builder().faultless().build().malformed()).isZero();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(b -> b.symbols(15), "symbols 15 must be between 16 and 100000"),
        wrong(b -> b.accounts(1), "accounts 1 must be between 2 and 1000000"),
        wrong(b -> b.ticksPerSecond(0), "ticksPerSecond 0 must be between 1 and 10000000"),
        wrong(
            b -> b.ticksPerSecond(Double.NaN), "ticksPerSecond NaN must be between 1 and 10000000"),
        wrong(
            b -> b.ticksPerSecond(10).tradesPerSecond(10.5),
            "tradesPerSecond 10.5 must be above 0 and at most ticksPerSecond, 10: each is a print"),
        wrong(
            b -> b.tradesPerSecond(0),
            "tradesPerSecond 0 must be above 0 and at most ticksPerSecond, 2000: each is a print"),
        wrong(b -> b.zipf(-1), "zipf -1 must be between 0 and 3"),
        wrong(b -> b.duplicates(0.21), "duplicates 0.21 must be between 0 and 0.2"),
        wrong(b -> b.disorder(-0.1), "disorder -0.1 must be between 0 and 0.2"),
        wrong(b -> b.late(2), "late 2 must be between 0 and 0.2"),
        wrong(b -> b.malformed(1), "malformed 1 must be between 0 and 0.2"),
        wrong(b -> b.duration(Duration.ZERO), "duration PT0S must be above 0"));
  }

  private static Arguments wrong(UnaryOperator<SimulatorOptions.Builder> change, String message) {
    return Arguments.of(change, message);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWrongValuesInOneLine(UnaryOperator<SimulatorOptions.Builder> change, String message) {
    assertThatThrownBy(() -> change.apply(SimulatorOptions.builder()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
