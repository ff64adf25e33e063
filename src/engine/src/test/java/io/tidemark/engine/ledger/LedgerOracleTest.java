package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of random accounts, every figure of every row against {@link NaiveBooks}. */
class LedgerOracleTest {
  /** Changed by hand to look further; failures print the stream's own seed. */
  private static final long SEED = Long.getLong("tidemark.seed", 20140507L);

  private static final boolean FULL = Boolean.getBoolean("tidemark.full");

  private final Map<String, Integer> became = new TreeMap<>();

  @Test
  void everyFigureOfEveryRowIsTheOracles() {
    streams(FULL ? 50_000 : 2_000, false, 12, 6);
    assertThat(became.keySet())
        .contains(
            "NEW APPLIED",
            "NEW DUPLICATE",
            "NEW CONFLICTING_DUPLICATE",
            "NEW TOO_OLD",
            "NEW OUT_OF_RANGE",
            "NEW UNKNOWN_INSTRUMENT",
            "TRANSFER APPLIED",
            "TRANSFER DUPLICATE",
            "BUST APPLIED",
            "BUST DUPLICATE",
            "BUST CONFLICTING_DUPLICATE",
            "BUST WAITING",
            "BUST TOO_OLD",
            "BUST AMBIGUOUS_REFERENCE",
            "CORRECT APPLIED",
            "CORRECT DUPLICATE",
            "CORRECT CONFLICTING_DUPLICATE",
            "CORRECT WAITING",
            "CORRECT ALREADY_BUSTED",
            "CORRECT OUT_OF_RANGE",
            "CORRECT TOO_OLD",
            "cash APPLIED",
            "cash DUPLICATE",
            "cash CONFLICTING_DUPLICATE",
            "cash TOO_OLD",
            "retired");
  }

  /** One or two positions of hundreds of fills and lots, so that they fill many chunks. */
  @Test
  void positionsWithLongHistoriesAreTheOracles() {
    streams(FULL ? 2_000 : 70, true, 15, 50);
  }

  private void streams(int count, boolean deep, int cuts, int events) {
    for (long seed = SEED; seed < SEED + count; seed++) {
      RandomDesk random = new RandomDesk(seed, deep);
      int cut = 0;
      try {
        for (; cut < cuts; cut++) {
          run(random, events, deep);
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", cut " + cut + ": " + e.getMessage(), e);
      }
      random.became.forEach((what, times) -> became.merge(what, times, Integer::sum));
    }
  }

  /** One cut: events on the marks before or after, then marks, rates, and the sample. */
  private static void run(RandomDesk random, int most, boolean deep) {
    Desk desk = random.desk;
    random.moveMarket();
    boolean compareEach = random.oneIn(deep ? 20 : 5);
    if (compareEach) {
      for (PositionKey key : desk.state.keys()) {
        desk.ledger.valuer().mark(desk.state, key, desk.cut, desk.market);
      }
    }
    for (int events = random.below(most); events > 0; events--) {
      random.event();
      if (compareEach) {
        desk.ledger.valuer().rates(desk.state, desk.cut, desk.market);
        random.check.all();
      }
    }
    random.settle();
  }
}
