package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.wire.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What happens out of the ordinary happens when it should, and only then. */
final class EventsTest {
  private static final double RATE = 1_000;

  /** A tick, and when it was due in seconds. */
  private record Due(double seconds, Tick tick) {}

  private static List<Due> ticks(double seconds, MarketEvent... events) throws Undecodable {
    SimulatorOptions options =
        options()
            .symbols(300)
            .accounts(12)
            .skew(Skew.measured())
            .faultless()
            .ticksPerSecond(RATE)
            .events(List.of(events))
            .build();
    return ticks(Streams.seconds(options, seconds));
  }

  private static List<Due> ticks(List<Step> steps) throws Undecodable {
    List<Due> ticks = new ArrayList<>();
    for (Step step : steps) {
      for (Message message : step.messages()) {
        if (message.topic() == Topic.TICKS) {
          ticks.add(new Due(step.due() / 1e6, (Tick) Streams.decode(message)));
        }
      }
    }
    return ticks;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  /** Whether a number of ticks in a time is as it should be, within five deviations. */
  private static void number(
      List<Due> ticks, double from, double to, double expected, Predicate<Tick> of) {
    long found =
        ticks.stream().filter(t -> t.seconds >= from && t.seconds < to && of.test(t.tick)).count();
    assertThat((double) found)
        .as("ticks from %s s to %s s", from, to)
        .isCloseTo(expected, within(5 * Math.sqrt(expected) + 1));
  }

  private static boolean any(Tick tick) {
    return true;
  }

  @Test
  void aBurstIsTwentyTimesAsBusyForASecond() throws Undecodable {
    List<Due> ticks = ticks(6, new MarketEvent.Burst(seconds(3), seconds(1), 20));
    number(ticks, 0, 3, 3 * RATE, EventsTest::any);
    number(ticks, 3, 4, 20 * RATE, EventsTest::any);
    number(ticks, 4, 6, 2 * RATE, EventsTest::any);
  }

  @Test
  void theColdestSymbolBecomesHotAndTheOthersShareTheRest() throws Undecodable {
    List<Due> ticks = ticks(12, new MarketEvent.Hot(seconds(4), seconds(4), 0.3));
    Universe universe =
        new Universe(options().symbols(300).skew(Skew.measured()).accounts(12).build());
    String cold = universe.listings().get(299).symbol();
    String busy = universe.listings().get(0).symbol();
    double share = universe.share(0);
    number(ticks, 0, 4, 4 * RATE * universe.share(299), t -> t.getSymbol().equals(cold));
    number(ticks, 4, 8, 4 * RATE * 0.3, t -> t.getSymbol().equals(cold));
    number(ticks, 4, 8, 4 * RATE, EventsTest::any);
    number(ticks, 4, 8, 4 * RATE * 0.7 * share, t -> t.getSymbol().equals(busy));
    number(ticks, 8, 12, 4 * RATE * share, t -> t.getSymbol().equals(busy));
  }

  @Test
  void aSilentVenueSaysNothingAndTradesNothing() throws Undecodable {
    SimulatorOptions options =
        options()
            .symbols(100)
            .faultless()
            .ticksPerSecond(RATE)
            .tradesPerSecond(500)
            .events(List.of(new MarketEvent.Silence(seconds(3), seconds(3), "XNYS")))
            .build();
    List<Step> steps = Streams.seconds(options, 9);
    List<Due> ticks = ticks(steps);
    Predicate<Tick> silent = tick -> tick.getVenue().equals("XNYS");
    number(ticks, 3, 6, 0, silent);
    double before = ticks.stream().filter(t -> t.seconds < 3 && silent.test(t.tick)).count();
    assertThat(before).isGreaterThan(100);
    number(ticks, 6, 9, before, silent);
    // Each trade has its print, so that none was made there either
    for (Step step : steps) {
      if (step.messages().stream().anyMatch(m -> m.topic() == Topic.TRADES)) {
        assertThat(step.messages()).anyMatch(m -> m.topic() == Topic.TICKS);
      }
    }
  }

  @Test
  void aRegionPeaksAloneAndTheOthersStayAtTheirShare() throws Undecodable {
    List<Due> ticks = ticks(9, new MarketEvent.Peak(seconds(3), seconds(3), 8, "EMEA"));
    Set<String> europe = new HashSet<>();
    Universe universe =
        new Universe(options().symbols(300).skew(Skew.measured()).accounts(12).build());
    double share = 0;
    for (int i = 0; i < 300; i++) {
      if (universe.listings().get(i).region() == 1) {
        europe.add(universe.listings().get(i).symbol());
        share += universe.share(i);
      }
    }
    assertThat(share).isCloseTo(1 / 3.0, within(0.02));
    number(ticks, 3, 6, 3 * 8 * RATE, t -> europe.contains(t.getSymbol()));
    number(ticks, 3, 6, 3 * RATE * (1 - share), t -> !europe.contains(t.getSymbol()));
    number(ticks, 6, 9, 3 * RATE, EventsTest::any);
  }

  @Test
  void aFeedComesBackWithItsBacklogAtOnceAndInItsOwnTimes() throws Undecodable {
    SimulatorOptions options =
        options()
            .symbols(300)
            .skew(Skew.measured())
            .faultless()
            .ticksPerSecond(RATE)
            .events(List.of(new MarketEvent.Backlog(seconds(4), seconds(20), "US")))
            .build();
    Universe universe = new Universe(options);
    Set<String> us = new HashSet<>();
    double share = 0;
    for (int i = 0; i < 300; i++) {
      if (universe.listings().get(i).region() == 0) {
        us.add(universe.listings().get(i).symbol());
        share += universe.share(i);
      }
    }
    List<Step> steps = Streams.seconds(options, 8);
    List<Due> ticks = ticks(steps);
    Predicate<Tick> own = tick -> us.contains(tick.getSymbol());
    number(ticks, 0, 4, 0, own);
    number(ticks, 0, 4, 4 * RATE * (1 - share), own.negate());
    number(ticks, 4, 4.000001, 20 * RATE * share, own);
    number(ticks, 4.000001, 8, 4 * RATE * share, own);
    Instant back = Streams.START.plusSeconds(4);
    List<Instant> times =
        ticks.stream()
            .filter(t -> own.test(t.tick) && t.seconds < 4.000001)
            .map(t -> t.tick.getTs())
            .toList();
    assertThat(times).isSorted();
    assertThat(times.get(0)).isBetween(back.minusSeconds(20), back.minusSeconds(19));
    assertThat(times.get(times.size() - 1)).isBetween(back.minusSeconds(1), back);
    assertThat(times.stream().filter(t -> t.isBefore(Streams.START)).count())
        .isCloseTo(Math.round(16 * RATE * share), within(400L));
  }
}
