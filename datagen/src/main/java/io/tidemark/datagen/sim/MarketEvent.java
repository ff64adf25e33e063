package io.tidemark.datagen.sim;

import java.time.Duration;

/**
 * Something out of the ordinary. Times are market time since the start of the traffic; with a live
 * clock that is time on the wall (at the rate of the options: another {@link Simulator#pace} plays
 * events sooner or later, too).
 */
public sealed interface MarketEvent {
  /** The most times an event may multiply a rate by. */
  double MOST_TIMES = 1_000;

  /** The largest share that a symbol may have. */
  double MOST_SHARE = 0.95;

  /** When it begins. */
  Duration at();

  /** How long it lasts. */
  Duration length();

  /**
   * All rates are so many times as high.
   *
   * @param times above 0, at most 1,000
   */
  record Burst(Duration at, Duration length, double times) implements MarketEvent {
    /** Checks each value; IllegalArgumentException with one line. */
    public Burst {
      Checks.notBefore0("burst at", at);
      Checks.above0("burst length", length);
      Checks.between("burst times", times, 0.01, MOST_TIMES);
    }
  }

  /**
   * The coldest symbol gets a share of all ticks; the others share the rest as before.
   *
   * @param share 0.001 to 0.95
   */
  record Hot(Duration at, Duration length, double share) implements MarketEvent {
    /** Checks each value; IllegalArgumentException with one line. */
    public Hot {
      Checks.notBefore0("hot at", at);
      Checks.above0("hot length", length);
      Checks.between("hot share", share, 0.001, MOST_SHARE);
    }
  }

  /**
   * Nothing comes from a venue: no quote, no print, and no trade is made there.
   *
   * @param venue its code, e.g. {@code XNYS}
   */
  record Silence(Duration at, Duration length, String venue) implements MarketEvent {
    /** Checks each value; IllegalArgumentException with one line. */
    public Silence {
      Checks.notBefore0("silence at", at);
      Checks.above0("silence length", length);
      Checks.text("silence venue", venue);
    }
  }

  /**
   * A region's feed is silent from the start on; then it brings what happened in the span before,
   * all at once and with its own event times, and is live from then on.
   *
   * @param span how far back it reaches, maybe to before the start of the traffic
   */
  record Backlog(Duration at, Duration span, String region) implements MarketEvent {
    /** Checks each value; IllegalArgumentException with one line. */
    public Backlog {
      Checks.notBefore0("backlog at", at);
      Checks.above0("backlog span", span);
      Checks.text("backlog region", region);
    }

    /** It comes at once. */
    @Override
    public Duration length() {
      return Duration.ZERO;
    }
  }

  /**
   * One region alone is at so many times the average of all regions together, the others at their
   * share of that average.
   *
   * @param times above 0, at most 1,000
   */
  record Peak(Duration at, Duration length, double times, String region) implements MarketEvent {
    /** Checks each value; IllegalArgumentException with one line. */
    public Peak {
      Checks.notBefore0("peak at", at);
      Checks.above0("peak length", length);
      Checks.between("peak times", times, 0.01, MOST_TIMES);
      Checks.text("peak region", region);
    }
  }
}
