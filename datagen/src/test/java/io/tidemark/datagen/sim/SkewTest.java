package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.Topic;
import io.tidemark.wire.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shares of symbols: by a law, and as a real market has them. */
final class SkewTest {
  private static final String COUNTS = "shared/data/debs2022/events-per-symbol.txt";
  private static final int TICKS = 200_000;

  @Test
  void aLawGivesItsShares() {
    double[] shares = Skew.zipf(1).shares(4);
    assertThat(shares[0]).isCloseTo(12 / 25.0, within(1e-12));
    assertThat(shares[3]).isCloseTo(3 / 25.0, within(1e-12));
    assertThat(Skew.zipf(0).shares(5)).containsOnly(0.2);
  }

  @Test
  void theMeasuredCurveFallsAndEveryRankHasSomething() {
    for (int ranks : new int[] {16, 2_000, 5_502, 50_000}) {
      double[] shares = Skew.measured().shares(ranks);
      assertThat(DoubleStream.of(shares).sum()).isCloseTo(1, within(1e-9));
      for (int r = 1; r < ranks; r++) {
        assertThat(shares[r]).isPositive().isLessThanOrEqualTo(shares[r - 1]);
      }
    }
  }

  /** Beside the project or above it; where it is not, there is nothing to compare with. */
  private static List<Long> counted() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(COUNTS))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no " + COUNTS + " beside the project: nothing to compare with");
    List<Long> counts = new ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve(COUNTS))) {
      lines
          .map(line -> line.trim().split("\\s+"))
          .filter(words -> words.length == 2 && !words[1].startsWith("#"))
          .forEach(words -> counts.add(Long.parseLong(words[0])));
    }
    counts.sort(Comparator.reverseOrder());
    return counts;
  }

  @Test
  void theMeasuredCurveIsLikeTheMarketItWasFittedTo() throws IOException {
    List<Long> counts = counted();
    double sum = counts.stream().mapToLong(Long::longValue).sum();
    double[] shares = Skew.measured().shares(counts.size());
    assertThat(shares[0]).isCloseTo(counts.get(0) / sum, within(0.003));
    // The busiest so many have so much
    Map<Integer, Double> tolerance =
        Map.of(10, 0.02, 50, 0.02, 100, 0.02, 200, 0.025, 500, 0.025, 1_000, 0.02, 3_000, 0.01);
    tolerance.forEach(
        (rank, most) -> {
          double real = counts.stream().limit(rank).mapToLong(Long::longValue).sum() / sum;
          double own = DoubleStream.of(shares).limit(rank).sum();
          assertThat(own).as("the busiest %s", rank).isCloseTo(real, within(most));
        });
    // Single ranks, over five orders of magnitude
    for (int rank : new int[] {2, 10, 50, 100, 200, 500, 2_000, 3_500, 4_000, 4_500, 5_000}) {
      double ratio = shares[rank - 1] / (counts.get(rank - 1) / sum);
      assertThat(ratio).as("rank %s", rank).isBetween(0.55, 1.8);
    }
  }

  @Test
  void theStreamHasTheShares() throws Exception {
    for (Skew skew : List.of(Skew.zipf(1), Skew.measured())) {
      SimulatorOptions options =
          SimulatorOptions.builder().symbols(500).accounts(60).faultless().skew(skew).build();
      List<Tick> ticks = Streams.records(Streams.steps(options, TICKS), Topic.TICKS);
      Map<String, Integer> counts = new HashMap<>();
      ticks.forEach(tick -> counts.merge(tick.getSymbol(), 1, Integer::sum));
      Universe universe = new Universe(options);
      for (int rank : new int[] {0, 1, 5, 20, 100, 300}) {
        double expected = universe.share(rank) * TICKS;
        int found = counts.getOrDefault(universe.listings().get(rank).symbol(), 0);
        assertThat((double) found)
            .as("rank %s of %s", rank, skew)
            .isCloseTo(expected, within(5 * Math.sqrt(expected) + 20));
      }
    }
  }

  @Test
  void regionsHaveTheirShares() {
    SimulatorOptions options =
        SimulatorOptions.builder()
            .symbols(1_000)
            .accounts(60)
            .skew(Skew.measured())
            .regions(
                List.of(
                    new Region("A", "America/New_York", 0.6), new Region("B", "Asia/Tokyo", 0.4)))
            .build();
    Universe universe = new Universe(options);
    double first = 0;
    for (int symbol = 0; symbol < 1_000; symbol++) {
      first += universe.regionOf(universe.laneOf(symbol)) == 0 ? universe.share(symbol) : 0;
    }
    assertThat(first).isCloseTo(0.6, within(0.001));
  }
}
