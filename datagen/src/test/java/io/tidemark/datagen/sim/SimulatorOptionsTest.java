package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, and one line for each wrong value. */
final class SimulatorOptionsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void hasEveryFaultByDefaultAndATradeForFortyTicks() {
    SimulatorOptions options = SimulatorOptions.builder().ticksPerSecond(400).build();
    assertThat(options)
        .isEqualTo(
            new SimulatorOptions(
                1,
                200,
                50,
                400,
                10,
                Skew.zipf(1),
                0.002,
                0.002,
                0.002,
                0.002,
                0,
                0.01,
                0.01,
                0.01,
                0.5,
                Region.world(),
                Shape.FLAT,
                MarketClock.live(),
                1,
                List.of(),
                1,
                null));
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
        wrong(b -> b.poisonous(0.3), "poisonous 0.3 must be between 0 and 0.2"),
        wrong(b -> b.volatility(-1), "volatility -1 must be between 0 and 1000"),
        wrong(b -> b.threads(0), "threads 0 must be between 1 and 64"),
        wrong(b -> b.regions(List.of()), "number of regions 0 must be between 1 and 6"),
        wrong(
            b -> b.regions(List.of(new Region("A", "Europe/Nowhere", 1))),
            "region A: no time zone Europe/Nowhere"),
        wrong(
            b -> b.regions(List.of(new Region("A", "UTC", 0))),
            "region A: share 0 must be above 0 and at most 1"),
        wrong(
            b -> b.regions(List.of(new Region("A", "UTC", 1), new Region("A", "UTC", 1))),
            "region A is there twice"),
        wrong(b -> b.shape(Shape.U), "shape U needs a clock that runs through a day"),
        wrong(
            b -> b.clock(MarketClock.day(Instant.EPOCH, 0)),
            "speed 0 must be between 0.01 and 100000"),
        wrong(
            b -> b.events(List.of(new MarketEvent.Burst(SECOND, Duration.ZERO, 2))),
            "burst length PT0S must be above 0"),
        wrong(
            b -> b.events(List.of(new MarketEvent.Hot(SECOND, SECOND, 1.2))),
            "hot share 1.2 must be between 0.001 and 0.95"),
        wrong(
            b -> b.accounts(4).events(List.of(new MarketEvent.Backlog(SECOND, SECOND, "APAC"))),
            "backlog: no region APAC; there are US, EMEA"),
        wrong(
            b -> b.accounts(2).events(List.of(new MarketEvent.Silence(SECOND, SECOND, "XETR"))),
            "silence: no venue XETR; there are ARCX, BATS, BSTP, CBSE, EBSX, KRKN, LMAX, RTRS,"
                + " XCME, XEUR, XNAS, XNYS, XOSE"),
        wrong(
            b -> b.duration(SECOND).events(List.of(new MarketEvent.Peak(SECOND, SECOND, 8, "US"))),
            "peak at PT1S for PT1S ends after the traffic, which has PT1S of market time"),
        wrong(
            b ->
                b.events(
                    List.of(
                        new MarketEvent.Hot(SECOND, SECOND, 0.1),
                        new MarketEvent.Hot(Duration.ofMillis(1_500), SECOND, 0.1))),
            "two hot events overlap"),
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

  @Test
  void aClockThatWouldPassThePresentIsRefused() {
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    SimulatorOptions.Builder builder = SimulatorOptions.builder().duration(SECOND.multipliedBy(60));
    builder.clock(MarketClock.day(now.minusSeconds(600), 11)).build().check(now);
    SimulatorOptions options = builder.clock(MarketClock.day(now.minusSeconds(600), 12)).build();
    assertThatThrownBy(() -> options.check(now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a clock from 2026-03-02T07:50:00Z at speed 12 would pass the present within PT1M: let"
                + " it begin earlier");
    SimulatorOptions endless = builder.duration(null).build();
    assertThatThrownBy(() -> endless.check(now))
        .hasMessage("a clock of speed 12 needs a duration: it would pass the present");
  }
}
