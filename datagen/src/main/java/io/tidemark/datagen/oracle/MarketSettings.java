package io.tidemark.datagen.oracle;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The settings of a run that a recomputation follows, by their names and as texts. */
public final class MarketSettings {
  private static final String PRICE = "bars.price.";

  /** A file of other rules than the shipped ones. */
  private static final String RULES = "signals.rules";

  /** Other defaults, and other shipped rules with them. */
  private static final String PRESET = "preset";

  /** The rules that ship with each preset. */
  private static final Map<String, Set<String>> SHIPPED = Map.of("debs2022", Set.of("EMA_CROSS"));

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "watermark.out-of-orderness", "1s",
          "valuation.interval", "1s",
          "marks.policy", "mid",
          "bars.intervals", "5m",
          "bars.price-of", "",
          "indicators.session-start", "00:00",
          "indicators.interval", "5m",
          "indicators.names", "ema_38,ema_100",
          "indicators.seed", "sma");

  private MarketSettings() {}

  /** Whether a recomputation follows a setting. */
  public static boolean knows(String name) {
    return DEFAULTS.containsKey(name)
        || name.equals(PRESET)
        || name.equals(RULES)
        || Instrument.CLASSES.stream().anyMatch(of -> name.equals(price(of)));
  }

  /**
   * Options with the settings of a run. What a preset sets is to be told like any other setting: of
   * the preset itself only the rules are followed.
   *
   * @param options what holds besides
   * @param settings by name; one that is absent has its default
   * @throws IllegalArgumentException in one line, if a text means nothing to the recomputation
   */
  public static NaiveOptions of(NaiveOptions options, Map<String, String> settings) {
    MarketOptions market =
        options
            .market()
            .valued(
                read(settings, "valuation.interval", Spans::parse),
                read(settings, "marks.policy", MarketSettings::marks))
            .bars(read(settings, "bars.intervals", MarketSettings::intervals))
            .indicators(
                read(settings, "indicators.interval", Spans::parse),
                List.of(),
                read(settings, "indicators.seed", MarketSettings::seed))
            .sessionStart(read(settings, "indicators.session-start", MarketSettings::afterMidnight))
            .prices(
                midClasses(options.market().midClasses(), settings),
                read(settings, "bars.price-of", MarketSettings::midSymbols))
            .rules(shipped(options.market().rules(), settings));
    return options
        .shippedRules(settings.getOrDefault(RULES, "").isEmpty())
        .outOfOrderness(read(settings, "watermark.out-of-orderness", Spans::parse))
        .market(
            read(
                settings,
                "indicators.names",
                names ->
                    market.indicators(market.indicatorInterval(), words(names), market.seed())));
  }

  private static Set<String> midClasses(Set<String> byDefault, Map<String, String> settings) {
    Set<String> mids = new HashSet<>(byDefault);
    for (String of : Instrument.CLASSES) {
      String text = settings.get(price(of));
      if (text != null && !List.of("mids", "prints").contains(text)) {
        throw new IllegalArgumentException(price(of) + "=" + text + " cannot be recomputed");
      }
      if (text != null && text.equals("mids")) {
        mids.add(of);
      } else if (text != null) {
        mids.remove(of);
      }
    }
    return mids;
  }

  private static Map<String, Boolean> midSymbols(String text) {
    Map<String, Boolean> mids = new HashMap<>();
    for (String word : words(text)) {
      int equals = word.lastIndexOf('=');
      mids.put(word.substring(0, equals), word.substring(equals + 1).equals("mids"));
    }
    return mids;
  }

  private static long afterMidnight(String text) {
    return LocalTime.parse(text).toNanoOfDay() / 1000;
  }

  private static String price(String assetClass) {
    return PRICE + assetClass.toLowerCase(Locale.ROOT);
  }

  private static <T> T read(Map<String, String> settings, String name, Function<String, T> parser) {
    String text = settings.getOrDefault(name, DEFAULTS.get(name));
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          name + "=" + text + " cannot be recomputed: " + e.getMessage(), e);
    }
  }

  private static Set<Long> intervals(String text) {
    Set<Long> all = new TreeSet<>();
    words(text).forEach(word -> all.add(Spans.parse(word)));
    return all;
  }

  private static MarketOptions.Marks marks(String text) {
    return MarketOptions.Marks.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Set<String> shipped(Set<String> byDefault, Map<String, String> settings) {
    String preset = settings.getOrDefault(PRESET, "");
    if (!preset.isEmpty() && !SHIPPED.containsKey(preset)) {
      throw new IllegalArgumentException(PRESET + "=" + preset + " cannot be recomputed");
    }
    return SHIPPED.getOrDefault(preset, byDefault);
  }

  private static Seed seed(String text) {
    return Seed.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
