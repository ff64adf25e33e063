package io.tidemark.datagen.sim;

import java.util.List;

/**
 * Deals symbols to lanes, the busiest first, so that each region comes near its share of the ticks
 * and its lanes to equal parts of it, each lane has something that trades at all hours, and at
 * least half as many symbols as with equal numbers.
 */
final class Dealer {
  private final int perRegion;
  private final double[] wanted;
  private final double[] dealt;
  private final boolean[] awake;
  private final int[] counts;
  private final int fewest;
  private int asleep;
  private int left;

  /**
   * A dealer.
   *
   * @param symbols how many it will deal
   */
  Dealer(List<Region> regions, int perRegion, int symbols) {
    this.perRegion = perRegion;
    left = symbols;
    fewest = symbols / (2 * regions.size() * perRegion);
    double sum = regions.stream().mapToDouble(Region::share).sum();
    int lanes = regions.size() * perRegion;
    wanted = new double[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      wanted[lane] = regions.get(lane / perRegion).share() / sum / perRegion;
    }
    dealt = new double[lanes];
    awake = new boolean[lanes];
    counts = new int[lanes];
    asleep = lanes;
  }

  int lanes() {
    return wanted.length;
  }

  int region(int lane) {
    return lane / perRegion;
  }

  /** The lane of the next symbol. */
  int deal(double weight, boolean alwaysOpen) {
    boolean wake = alwaysOpen && asleep > 0;
    // The busiest symbol may be all a lane should have; but its accounts trade a few others, too
    boolean fill = missing() >= left;
    left--;
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int lane = 0; lane < wanted.length; lane++) {
      if ((wake && awake[lane]) || (!wake && fill && counts[lane] >= fewest)) {
        continue;
      }
      // What the region lacks comes first, then what the lane does
      double lack = lack(region(lane)) * wanted.length + wanted[lane] - dealt[lane];
      if (lack > most) {
        most = lack;
        best = lane;
      }
    }
    if (wake) {
      awake[best] = true;
      asleep--;
    }
    dealt[best] += weight;
    counts[best]++;
    return best;
  }

  private int missing() {
    int missing = 0;
    for (int count : counts) {
      missing += Math.max(0, fewest - count);
    }
    return missing;
  }

  private double lack(int region) {
    double lack = 0;
    for (int lane = region * perRegion; lane < (region + 1) * perRegion; lane++) {
      lack += wanted[lane] - dealt[lane];
    }
    return lack;
  }
}
