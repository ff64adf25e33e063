package io.tidemark.job;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.LedgerConfig;
import io.tidemark.engine.ledger.MarkPolicy;
import io.tidemark.engine.market.MarketConfig;
import io.tidemark.engine.market.PriceSource;
import io.tidemark.engine.market.Rule;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.study.EmaSeed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The engine's configurations, from settings. */
public final class EngineConfigs {
  private EngineConfigs() {}

  /** How the ledger works. */
  public static LedgerConfig ledger(Settings settings) {
    return new LedgerConfig(
        constant(MarkPolicy.class, settings.get(Keys.MARKS_POLICY)),
        settings.get(Keys.MARKS_STALE_AFTER),
        settings.get(Keys.CORRECTION_WINDOW),
        settings.get(Keys.INSTRUMENTS_REQUIRED),
        settings.get(Keys.ACCOUNTS_REQUIRED),
        instrumentDefaults(settings),
        accountDefaults(settings));
  }

  /** What an account's row leaves blank; of an account without a name. */
  public static AccountTerms accountDefaults(Settings settings) {
    return new AccountTerms(
        "",
        settings.get(Keys.DEFAULT_BASE_CURRENCY),
        settings.get(Keys.DEFAULT_LOT_METHOD),
        settings.get(Keys.DEFAULT_OPENING_CASH),
        settings.get(Keys.DEFAULT_DAY_START),
        settings.get(Keys.DEFAULT_TIME_ZONE));
  }

  /** How the market works. */
  public static MarketConfig market(Settings settings) {
    Map<AssetClass, PriceSource> prices = new EnumMap<>(AssetClass.class);
    Keys.BARS_PRICE.forEach(
        (assetClass, key) ->
            prices.put(assetClass, constant(PriceSource.class, settings.get(key))));
    return new MarketConfig(
        settings.get(Keys.VALUATION_INTERVAL),
        new TreeSet<>(settings.get(Keys.BARS_INTERVALS)),
        settings.get(Keys.INDICATORS_INTERVAL),
        settings.get(Keys.INDICATORS_NAMES),
        constant(EmaSeed.class, settings.get(Keys.INDICATORS_SEED)),
        prices,
        rules(settings),
        instrumentDefaults(settings));
  }

  private static Instrument instrumentDefaults(Settings settings) {
    return new Instrument(
        "",
        settings.get(Keys.DEFAULT_ASSET_CLASS),
        settings.get(Keys.DEFAULT_CURRENCY),
        settings.get(Keys.DEFAULT_MULTIPLIER),
        settings.get(Keys.DEFAULT_KIND));
  }

  private static List<Rule> rules(Settings settings) {
    List<Rule> rules = new ArrayList<>();
    if (settings.get(Keys.SPREAD_TIGHT_ENABLED)) {
      rules.add(
          rule(
              new Rule.SpreadTight(
                  settings.get(Keys.SPREAD_TIGHT_THRESHOLD), settings.get(Keys.SPREAD_TIGHT_SIZE)),
              settings.get(Keys.SPREAD_TIGHT_CLASSES),
              settings.get(Keys.SPREAD_TIGHT_EMIT)));
    }
    if (settings.get(Keys.BOOK_IMBALANCE_ENABLED)) {
      rules.add(
          rule(
              new Rule.BookImbalance(
                  settings.get(Keys.BOOK_IMBALANCE_RATIO), settings.get(Keys.BOOK_IMBALANCE_SIZE)),
              settings.get(Keys.BOOK_IMBALANCE_CLASSES),
              settings.get(Keys.BOOK_IMBALANCE_EMIT)));
    }
    if (settings.get(Keys.EMA_CROSS_ENABLED)) {
      rules.add(
          rule(
              new Rule.EmaCross(
                  settings.get(Keys.EMA_CROSS_FAST), settings.get(Keys.EMA_CROSS_SLOW)),
              settings.get(Keys.EMA_CROSS_CLASSES),
              "edge"));
    }
    return rules;
  }

  private static Rule rule(Rule.Parameters parameters, List<AssetClass> classes, String emit) {
    return new Rule(
        parameters.kind().name(),
        parameters,
        Set.copyOf(classes),
        Set.of(),
        constant(Rule.Emit.class, emit));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
