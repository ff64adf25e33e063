package io.tidemark.engine.study;

import io.tidemark.engine.num.Times;
import java.util.List;

/**
 * All indicators, by name. To add one, write a class beside the others that extends {@link Study},
 * {@link Single} or {@link Windowed} and says in a constant FAMILY what it is called and how it is
 * computed, and name that constant in the list below. The names in the settings and in rules, the
 * messages and the table of docs/signals.md come from it; a test wants a sample of every family.
 */
public final class Studies {
  private static final List<Family> FAMILIES =
      List.of(
          Sma.FAMILY,
          Ema.FAMILY,
          Wma.FAMILY,
          Rsi.FAMILY,
          Macd.FAMILY,
          Bollinger.FAMILY,
          Deviation.FAMILY,
          ZScore.FAMILY,
          Volatility.FAMILY,
          Atr.FAMILY,
          Stochastic.FAMILY,
          Roc.FAMILY,
          Momentum.FAMILY,
          Obv.FAMILY,
          SessionVwap.FAMILY,
          RollingVwap.FAMILY,
          Donchian.FAMILY,
          VolumeSma.FAMILY);

  private Studies() {}

  /**
   * What is set for all studies.
   *
   * @param seed how an EMA begins
   * @param sessionStart µs after midnight UTC at which the session's VWAP begins anew, 0 to
   *     86,399,999,999
   */
  public record Config(EmaSeed seed, long sessionStart) {
    /** Refuses a start that is no time of day. */
    public Config {
      if (sessionStart < 0 || sessionStart >= Times.DAY) {
        throw new IllegalArgumentException(
            "a session cannot start " + sessionStart + " µs after midnight; 0 to 86399999999 can");
      }
    }
  }

  /** All families, in the order of the documentation. */
  public static List<Family> families() {
    return FAMILIES;
  }

  /**
   * Understands the name of a value, such as {@code ema_38} or {@code bollinger_upper_20_2.5}.
   *
   * @throws IllegalArgumentException if there is no such indicator or a parameter is not accepted;
   *     the message says which there are
   */
  public static StudyName parse(String name) {
    return Names.parse(name, FAMILIES);
  }

  /**
   * Makes an empty study.
   *
   * @param key as {@link StudyName#key}
   * @throws IllegalArgumentException if it is no such key
   */
  public static Study create(String key, Config config) {
    Names.Key known = Names.key(key, FAMILIES);
    return known.family().make(known.parameters(), config);
  }

  /**
   * Whether the seed of an EMA changes the values of a study.
   *
   * @param key as {@link StudyName#key}
   * @throws IllegalArgumentException if it is no such key
   */
  public static boolean seeded(String key) {
    return Names.key(key, FAMILIES).family().seeded();
  }
}
