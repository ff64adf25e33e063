package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.wire.AssetClass;
import io.tidemark.wire.Tick;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prices move as their parameters say. */
final class PricesTest {
  private static final int SAMPLES = 20_000;
  private static final double GAP = 2e6;

  private static final Universe UNIVERSE = new Universe(options().symbols(120).build());

  private static Listing[] equities(int region) {
    return UNIVERSE.listings().stream()
        .filter(l -> l.assetClass() == AssetClass.EQUITY && l.region() == region)
        .toArray(Listing[]::new);
  }

  /** Changes of the logarithms, by symbol, at times that are {@link #GAP} apart. */
  private static double[][] changes(Listing[] listings, int region, double volatility, int seed) {
    SimulatorOptions options = options().seed(seed).volatility(volatility).build();
    Factors factors = new Factors(options, region, 0);
    Prices prices = new Prices(listings, factors, volatility, 0, new Rng(seed + region));
    double[] last = new double[listings.length];
    double[][] changes = new double[listings.length][SAMPLES];
    Arrays.setAll(last, i -> Math.log(prices.at(i, 0)));
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int i = 0; i < listings.length; i++) {
        double now = Math.log(prices.at(i, (sample + 1) * GAP));
        changes[i][sample] = now - last[i];
        last[i] = now;
      }
    }
    return changes;
  }

  private static double covariance(double[] a, double[] b) {
    return IntStream.range(0, SAMPLES).mapToDouble(i -> a[i] * b[i]).sum() / SAMPLES;
  }

  /** Leaves out what is beyond five deviations, which only jumps are. */
  private static double[] calm(double[] changes, double deviation) {
    return Arrays.stream(changes).map(x -> Math.abs(x) > 5 * deviation ? 0 : x).toArray();
  }

  private static double walk(Risk risk) {
    double year =
        risk.market() * risk.market()
            + risk.region() * risk.region()
            + risk.sector() * risk.sector()
            + risk.own() * risk.own();
    return Math.sqrt(year / Risk.YEAR_SECONDS * GAP / 1e6);
  }

  @Test
  void volatilityIsThatOfTheParameters() {
    Listing[] listings = equities(0);
    double[][] changes = changes(listings, 0, 2, 3);
    for (int i = 0; i < listings.length; i++) {
      double deviation = 2 * walk(listings[i].risk());
      double[] calm = calm(changes[i], deviation);
      assertThat(Math.sqrt(covariance(calm, calm)) / deviation).isCloseTo(1, within(0.04));
    }
  }

  @Test
  void correlationIsThatOfTheSharedFactorsWithinARegionAndAcross() {
    Listing[] here = equities(0);
    Listing[] there = equities(2);
    double[][] changes = changes(here, 0, 1, 4);
    double[][] abroad = changes(there, 2, 1, 4);
    for (int i = 0; i < 8; i++) {
      Risk one = here[i].risk();
      double[] calm = calm(changes[i], walk(one));
      for (int j = 0; j < 8; j++) {
        if (i != j) {
          check(calm, one, calm(changes[j], walk(here[j].risk())), here[j].risk(), true);
        }
        check(calm, one, calm(abroad[j], walk(there[j].risk())), there[j].risk(), false);
      }
    }
  }

  private static void check(double[] a, Risk one, double[] b, Risk other, boolean sameRegion) {
    double shared = one.market() * other.market();
    shared += sameRegion ? one.region() * other.region() : 0;
    shared += one.sectorNumber() == other.sectorNumber() ? one.sector() * other.sector() : 0;
    double expected = shared / Risk.YEAR_SECONDS * GAP / 1e6 / (walk(one) * walk(other));
    double found = covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    assertThat(found).isCloseTo(expected, within(0.04));
    assertThat(found).isLessThan(0.9);
  }

  @Test
  void jumpsComeAsOftenAsTheyShould() {
    Listing[] listings = equities(0);
    double[][] changes = changes(listings, 0, 1, 5);
    double days = SAMPLES * GAP / 1e6 / Risk.DAY_SECONDS;
    double jumps = 0;
    double expected = 0;
    for (int i = 0; i < listings.length; i++) {
      double beyond = 8 * walk(listings[i].risk());
      jumps += Arrays.stream(changes[i]).filter(x -> Math.abs(x) > beyond).count();
      // Of normal jumps that part is larger
      double z = beyond / listings[i].risk().jumpSize();
      expected += listings[i].risk().jumps() * days * 2 * (1 - normal(z));
    }
    assertThat(jumps).isGreaterThan(0.6 * expected).isLessThan(1.8 * expected + 40);
  }

  private static double normal(double z) {
    double sum = 0;
    int steps = 2_000;
    for (int i = 0; i < steps; i++) {
      double x = z * (i + 0.5) / steps;
      sum += Math.exp(-x * x / 2) * z / steps;
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  }

  @Test
  void aGapIsSteppedOverExactlyHoweverLong() {
    Listing[] one = {equities(0)[0]};
    double often = 0;
    double once = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Prices fine = new Prices(one, new Factors(options().build(), 0, 0), 1, 0, new Rng(seed));
      Prices rough = new Prices(one, new Factors(options().build(), 0, 0), 1, 0, new Rng(~seed));
      for (int step = 1; step < 20; step++) {
        fine.at(0, step * 200_000.0);
      }
      often += square(Math.log(fine.at(0, 4e6) / one[0].price()));
      once += square(Math.log(rough.at(0, 4e6) / one[0].price()));
    }
    // The factors are the same in all; what differs is the own walk
    assertThat(often / once).isCloseTo(1, within(0.15));
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void everyLaneSeesTheSameFactorsHoweverOftenItLooks() {
    Factors often = new Factors(options().build(), 1, -7e6);
    Factors seldom = new Factors(options().build(), 1, -7e6);
    for (double at = -7e6; at < 100e6; at += 33_333) {
      often.advance(at);
    }
    often.advance(100e6);
    seldom.advance(100e6);
    Risk risk = equities(1)[0].risk();
    assertThat(often.of(risk)).isEqualTo(seldom.of(risk)).isNotZero();
  }

  @Test
  void pricesAreMultiplesOfTheTickSizeAndNoVenueCrossesItself() throws Undecodable {
    SimulatorOptions options = options().faultless().volatility(300).build();
    Map<String, Listing> listings = new HashMap<>();
    new Universe(options).listings().forEach(l -> listings.put(l.symbol(), l));
    Map<String, Long> bids = new HashMap<>();
    Map<String, Long> asks = new HashMap<>();
    for (Tick tick : Streams.<Tick>records(Streams.steps(options, 60_000), Topic.TICKS)) {
      Listing listing = listings.get(tick.getSymbol());
      String book = tick.getSymbol() + tick.getVenue();
      for (Long price : new Long[] {tick.getBid(), tick.getAsk(), tick.getLast()}) {
        if (price != null && price != 0) {
          assertThat(price).isPositive();
          assertThat(price % listing.tickSize()).isZero();
        }
      }
      if (tick.getBid() != null) {
        bids.put(book, tick.getBid());
      }
      if (tick.getAsk() != null) {
        asks.put(book, Long.valueOf(0).equals(tick.getAskSize()) ? Long.MAX_VALUE : tick.getAsk());
      }
      assertThat(bids.getOrDefault(book, 0L)).isLessThan(asks.getOrDefault(book, Long.MAX_VALUE));
      if (tick.getLastSize() != null) {
        assertThat(tick.getLastSize() % listing.lot()).isZero();
      }
    }
  }
}
