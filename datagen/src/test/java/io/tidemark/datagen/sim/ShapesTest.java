package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.wire.AssetClass;
import io.tidemark.wire.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How activity runs through a day, and who trades when. */
final class ShapesTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
  private static final int DAY_TICKS = 200_000;

  /** A whole day in a hundred seconds. */
  private static SimulatorOptions day(Shape shape) {
    return SimulatorOptions.builder()
        .seed(3)
        .symbols(100)
        .accounts(12)
        .faultless()
        .ticksPerSecond(DAY_TICKS / 100.0)
        .shape(shape)
        .clock(MarketClock.day(MIDNIGHT, 864))
        .duration(Duration.ofSeconds(100))
        .build();
  }

  private static List<Tick> ticks(Shape shape) throws Undecodable {
    return Streams.records(Streams.seconds(day(shape), 100), Topic.TICKS);
  }

  private static Map<String, Listing> listings() {
    Map<String, Listing> all = new HashMap<>();
    new Universe(day(Shape.FLAT)).listings().forEach(l -> all.put(l.symbol(), l));
    return all;
  }

  /** Ticks of a region by its local hour. */
  private static int[] hours(List<Tick> ticks, int region) {
    Map<String, Listing> listings = listings();
    ZoneId zone = ZoneId.of(Region.world().get(region).zone());
    int[] hours = new int[24];
    for (Tick tick : ticks) {
      if (listings.get(tick.getSymbol()).region() == region) {
        hours[ZonedDateTime.ofInstant(tick.getTs(), zone).getHour()]++;
      }
    }
    return hours;
  }

  private static void poisson(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(5 * Math.sqrt(expected)));
  }

  @Test
  void aFlatDayHasTheSameRateAtAllHours() throws Undecodable {
    List<Tick> ticks = ticks(Shape.FLAT);
    poisson(ticks.size(), DAY_TICKS);
    for (int region = 0; region < 3; region++) {
      int[] hours = hours(ticks, region);
      double mean = IntStream.of(hours).sum() / 24.0;
      IntStream.of(hours).forEach(hour -> poisson(hour, mean));
    }
  }

  @Test
  void aRegionIsEightTimesAsBusyFrom15To17LocalAndOneOnAverage() throws Undecodable {
    List<Tick> ticks = ticks(Shape.REGIONAL);
    poisson(ticks.size(), DAY_TICKS);
    for (int region = 0; region < 3; region++) {
      int[] hours = hours(ticks, region);
      double mean = DAY_TICKS / 24.0 * share(region);
      poisson(hours[15], 8 * mean);
      poisson(hours[16], 8 * mean);
      assertThat(hours[9]).isGreaterThan(2 * hours[12]);
      assertThat(hours[3]).isLessThan(hours[12]);
    }
  }

  private static double share(int region) {
    Universe universe = new Universe(day(Shape.FLAT));
    return IntStream.range(0, 100)
        .filter(symbol -> universe.listings().get(symbol).region() == region)
        .mapToDouble(universe::share)
        .sum();
  }

  @Test
  void aUIsBusyAtTheOpenAndTheClose() throws Undecodable {
    List<Tick> ticks = ticks(Shape.U);
    poisson(ticks.size(), DAY_TICKS);
    for (int region = 0; region < 3; region++) {
      int[] hours = hours(ticks, region);
      assertThat(hours[9]).isGreaterThan(2 * hours[13]);
      assertThat(hours[16]).isGreaterThan(2 * hours[13] * 9 / 10);
      assertThat(hours[13]).isGreaterThan(3 * hours[3]);
    }
  }

  @Test
  void everyShapeIsOneOnAverage() {
    for (Shape shape : Shape.values()) {
      DayShape day = new DayShape(shape, "Asia/Kathmandu");
      double sum = 0;
      for (int step = 0; step < 288; step++) {
        sum += day.factor(Pace.micros(MIDNIGHT) + step * DayShape.STEP);
      }
      assertThat(sum / 288).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void equitiesTradeInTheirHoursOnlyAndPairsAtAll() throws Undecodable {
    Map<String, Listing> listings = listings();
    boolean[] pairs = new boolean[24];
    for (Tick tick : ticks(Shape.FLAT)) {
      Listing listing = listings.get(tick.getSymbol());
      ZoneId zone = ZoneId.of(Region.world().get(listing.region()).zone());
      ZonedDateTime local = ZonedDateTime.ofInstant(tick.getTs(), zone);
      int minute = local.getHour() * 60 + local.getMinute();
      int utc = ZonedDateTime.ofInstant(tick.getTs(), ZoneId.of("UTC")).getHour();
      AssetClass assetClass = listing.assetClass();
      if (assetClass == AssetClass.EQUITY || assetClass == AssetClass.INDEX) {
        assertThat(minute).isBetween(9 * 60, 17 * 60 + 29);
      } else if (assetClass == AssetClass.FUTURE || assetClass == AssetClass.CFD) {
        assertThat(utc).isNotEqualTo(21);
      } else {
        pairs[utc] = true;
      }
    }
    assertThat(pairs).containsOnly(true);
  }

  @Test
  void whatIsExpectedIsWhatComes() throws Undecodable {
    SimulatorOptions options = day(Shape.REGIONAL);
    Universe universe = new Universe(options);
    Schedule schedule = new Schedule(options, universe);
    double end = 15.5 * 3_600e6;
    double expected = 0;
    for (int lane = 0; lane < universe.lanes(); lane++) {
      expected += schedule.expected(lane, 0, end);
    }
    long before = Pace.micros(MIDNIGHT) + (long) end;
    long found =
        ticks(Shape.REGIONAL).stream().filter(t -> Pace.micros(t.getTs()) < before).count();
    poisson((double) found, expected);
  }
}
