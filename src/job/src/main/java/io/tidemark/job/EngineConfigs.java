package io.tidemark.job;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.LedgerConfig;
import io.tidemark.engine.ledger.MarkPolicy;
import io.tidemark.engine.market.IndicatorName;
import io.tidemark.engine.market.MarketConfig;
import io.tidemark.engine.market.PriceSource;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The engine's configurations, from settings. */
public final class EngineConfigs {
  private static final long NANOS_PER_MICRO = 1000;

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

  /** How the market works, with these rules. */
  public static MarketConfig market(Settings settings, List<Rule> rules) {
    Map<AssetClass, PriceSource> prices = new EnumMap<>(AssetClass.class);
    Keys.BARS_PRICE.forEach(
        (assetClass, key) ->
            prices.put(assetClass, constant(PriceSource.class, settings.get(key))));
    Map<String, PriceSource> pricesOf = new TreeMap<>();
    settings
        .get(Keys.BARS_PRICE_OF)
        .forEach((symbol, word) -> pricesOf.put(symbol, constant(PriceSource.class, word)));
    long interval = settings.get(Keys.INDICATORS_INTERVAL);
    return new MarketConfig(
        settings.get(Keys.VALUATION_INTERVAL),
        new TreeSet<>(settings.get(Keys.BARS_INTERVALS)),
        settings.get(Keys.BARS_PARTIAL),
        settings.get(Keys.INDICATORS_NAMES).stream()
            .map(name -> IndicatorName.parse(name, interval))
            .toList(),
        constant(EmaSeed.class, settings.get(Keys.INDICATORS_SEED)),
        settings.get(Keys.INDICATORS_SESSION).toNanoOfDay() / NANOS_PER_MICRO,
        prices,
        pricesOf,
        rules,
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

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
