package io.tidemark.engine.ledger;

import java.util.Map;
import java.util.TreeMap;

/** Random streams through the engine and the naive books. */
final class OracleStreams {
  /** Failures print the stream's own seed. */
  static final long SEED = Long.getLong("tidemark.seed", 20140507L);

  private OracleStreams() {}

  /**
   * Runs streams of seeds that follow each other.
   *
   * @param deep whether all fills of a stream go to one or two positions
   * @param cuts cuts of a stream
   * @param events bound of the events of a cut
   * @return how often each thing became of an event
   */
  static Map<String, Integer> run(long seed, int streams, boolean deep, int cuts, int events) {
    Map<String, Integer> became = new TreeMap<>();
    for (long s = seed; s < seed + streams; s++) {
      RandomDesk random = new RandomDesk(s, deep);
      int cut = 0;
      try {
        for (; cut < cuts; cut++) {
          cut(random, events, deep);
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + s + ", cut " + cut + ": " + e.getMessage(), e);
      }
      random.became.forEach((what, times) -> became.merge(what, times, Integer::sum));
    }
    return became;
  }

  /** One cut: events on the marks before or after, then marks, rates, and the sample. */
  private static void cut(RandomDesk random, int most, boolean deep) {
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
