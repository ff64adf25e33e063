package io.tidemark.job;

import static io.tidemark.job.SettingTypes.constant;
import static io.tidemark.job.SettingTypes.currency;
import static io.tidemark.job.SettingTypes.decimal;
import static io.tidemark.job.SettingTypes.flag;
import static io.tidemark.job.SettingTypes.interval;
import static io.tidemark.job.SettingTypes.intervalOrOff;
import static io.tidemark.job.SettingTypes.intervals;
import static io.tidemark.job.SettingTypes.other;
import static io.tidemark.job.SettingTypes.secret;
import static io.tidemark.job.SettingTypes.whole;
import static io.tidemark.job.SettingTypes.word;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.IndicatorName;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.read.Checks;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every setting there is. Lengths of time are µs, decimals units of 1e-8. */
public final class Keys {
  private static final Map<String, Setting<?>> ALL = new LinkedHashMap<>();
  private static final List<String> BAR_PRICES = List.of("prints", "mids");
  private static final long FIXED8_PER_MULTIPLIER = Fixed8.ONE / Instrument.MULTIPLIER_ONE;

  /** Name of a set of other defaults, or blank. */
  public static final Setting<String> PRESET =
      add(
          other(
              "preset",
              "",
              "blank or one of " + String.join(", ", Presets.names()),
              "other defaults for some of the settings below: `debs2022` has `bars.intervals` and"
                  + " `indicators.interval` 5m, `indicators.names` ema_38,ema_100,"
                  + " `indicators.seed` zero, and no rule but EMA_CROSS",
              Keys::preset));

  /** Subtasks of the keyed operators. The bound is the maximum parallelism of the state. */
  public static final Setting<Integer> PARALLELISM =
      add(whole("parallelism", 1, 1, 720, "subtasks of each keyed operator"));

  /** Distance of the cuts. */
  public static final Setting<Long> VALUATION_INTERVAL =
      add(interval("valuation.interval", "1s", "1ms", "1d", "event time between two cuts"));

  /** Which price values a position: mid, last or bid_ask. */
  public static final Setting<String> MARKS_POLICY =
      add(
          word(
              "marks.policy",
              "mid",
              List.of("mid", "last", "bid_ask"),
              "price that values a position: the mid, the last print, or the side it would close"
                  + " at"));

  /** Age at a cut past which a mark is STALE. */
  public static final Setting<Long> MARKS_STALE_AFTER =
      add(interval("marks.stale-after", "5m", "1ms", "3650d", "age from which a mark is STALE"));

  /** How far behind the newest record of its source a record may be without being late. */
  public static final Setting<Long> OUT_OF_ORDERNESS =
      add(
          interval(
              "watermark.out-of-orderness",
              "1s",
              "0",
              "1d",
              "how far behind the newest record of its source a record may be and not be late"));

  /** How far a source may run ahead of the slowest. */
  public static final Setting<Long> MAX_DRIFT =
      add(
          interval(
              "watermark.max-drift",
              "1h",
              "1ms",
              "3650d",
              "event time by which a source may run ahead of the slowest one"));

  /** How often sources compare their watermarks, wall clock. */
  public static final Setting<Long> ALIGNMENT_INTERVAL =
      add(
          interval(
              "watermark.alignment-interval",
              "20ms",
              "1ms",
              "1m",
              "wall clock time between two comparisons of the sources' watermarks"));

  /** Age past which a trade is refused. */
  public static final Setting<Long> CORRECTION_WINDOW =
      add(
          interval(
              "trades.correction-window",
              "7d",
              "0",
              "3650d",
              "age past which a trade is a dead letter, being too old to tell from a duplicate"));

  /** Whether a symbol without a row is refused. */
  public static final Setting<Boolean> INSTRUMENTS_REQUIRED =
      add(
          flag(
              "instruments.required",
              false,
              "makes a record of a symbol that has no instruments row a dead letter"));

  /** Whether an account without a row is refused. */
  public static final Setting<Boolean> ACCOUNTS_REQUIRED =
      add(
          flag(
              "accounts.required",
              false,
              "makes a record of an account that has no accounts row a dead letter"));

  /** Asset class where none is given. */
  public static final Setting<AssetClass> DEFAULT_ASSET_CLASS =
      add(constant("defaults.asset-class", AssetClass.EQUITY, "asset class of a symbol without"));

  /** Currency of a symbol where none is given. */
  public static final Setting<String> DEFAULT_CURRENCY =
      add(currency("defaults.currency", "USD", "currency of a symbol without"));

  /** Multiplier where none is given, units of 1e-4. */
  public static final Setting<Long> DEFAULT_MULTIPLIER =
      add(
          other(
              "defaults.multiplier",
              "1",
              "a number above 0, up to 1000000000, with at most 4 decimals",
              "contract multiplier of a symbol without",
              Keys::multiplier));

  /** Kind of contract where none is given. */
  public static final Setting<ContractKind> DEFAULT_KIND =
      add(constant("defaults.kind", ContractKind.LINEAR, "kind of contract of a symbol without"));

  /** Base currency where none is given. */
  public static final Setting<String> DEFAULT_BASE_CURRENCY =
      add(currency("defaults.base-currency", "USD", "base currency of an account without"));

  /** Lot method where none is given. */
  public static final Setting<LotMethod> DEFAULT_LOT_METHOD =
      add(constant("defaults.lot-method", LotMethod.AVERAGE, "lot method of an account without"));

  /** Opening cash where none is given. */
  public static final Setting<Long> DEFAULT_OPENING_CASH =
      add(
          decimal(
              "defaults.opening-cash",
              "0",
              "-92000000000",
              "92000000000",
              "opening cash, in its base currency, of an account without"));

  /** When the day of an account begins where it does not say, local time. */
  public static final Setting<LocalTime> DEFAULT_DAY_START =
      add(
          other(
              "defaults.day-start",
              "00:00",
              "a time of day such as 17:00 or 17:00:30",
              "local time at which the day of an account without begins",
              text -> accepted(() -> Checks.timeOfDay("", text))));

  /** Where that time is local. */
  public static final Setting<ZoneId> DEFAULT_TIME_ZONE =
      add(
          other(
              "defaults.time-zone",
              "UTC",
              "an IANA time zone such as America/New_York",
              "time zone of an account without",
              text -> accepted(() -> Checks.zone("", text))));

  /** Lengths of the bars that are written. */
  public static final Setting<List<Long>> BARS_INTERVALS =
      add(intervals("bars.intervals", "5m", "1ms", "1d", "lengths of the bars, shortest first"));

  /** Which prices make the bars of an asset class: prints or mids. */
  public static final Map<AssetClass, Setting<String>> BARS_PRICE = barsPrice();

  /** Which prices make the bars of single symbols. */
  public static final Setting<Map<String, String>> BARS_PRICE_OF =
      add(
          other(
              "bars.price-of",
              "",
              "a comma list of SYMBOL=prints or SYMBOL=mids",
              "prices that make the bars of these symbols, whatever their asset class",
              Keys::pricesOf));

  /** Whether a bar is also published while it is open. */
  public static final Setting<Boolean> BARS_PARTIAL =
      add(
          flag(
              "bars.partial",
              false,
              "publishes bars that are still open too, as they stand at each cut, on an output of"
                  + " their own"));

  /** Length of the bars that indicators run on. */
  public static final Setting<Long> INDICATORS_INTERVAL =
      add(interval("indicators.interval", "5m", "1ms", "1d", "bars that the indicators run on"));

  /** Names of the indicators that are written, as given. */
  public static final Setting<List<String>> INDICATORS_NAMES =
      add(
          other(
              "indicators.names",
              "ema_38,ema_100",
              "a comma list of indicators such as ema_38 or rsi_14@1m; docs/signals.md lists them",
              "indicators to write, on bars of indicators.interval or of the length behind an @",
              Keys::indicators));

  /** What an EMA starts from: sma, first or zero. */
  public static final Setting<String> INDICATORS_SEED =
      add(
          word(
              "indicators.seed",
              "sma",
              List.of("sma", "first", "zero"),
              "start of an EMA: the mean of its first N closes, the first close, or 0"));

  /** When the day of a session's VWAP begins, UTC. */
  public static final Setting<LocalTime> INDICATORS_SESSION =
      add(
          other(
              "indicators.session-start",
              "00:00",
              "a time of day such as 22:00",
              "when the session of the indicator vwap begins, UTC",
              text -> accepted(() -> Checks.timeOfDay("", text))));

  /** File of the rules that make signals. */
  public static final Setting<String> SIGNALS_RULES =
      add(
          other(
              "signals.rules",
              "",
              "a file",
              "rules that make signals, in YAML; blank is the rules that Tidemark ships",
              text -> text));

  /** Time between checkpoints, 0 for none. */
  public static final Setting<Long> CHECKPOINT_INTERVAL =
      add(
          intervalOrOff(
              "checkpoint.interval", "10ms", "1d", "wall clock time between two checkpoints"));

  /** Where checkpoints go; blank for a folder that the run makes and removes. */
  public static final Setting<String> CHECKPOINT_DIR =
      add(
          other(
              "checkpoint.dir",
              "",
              "a folder",
              "where checkpoints go; blank is a folder that goes with the run",
              text -> text));

  /** Silence after which a partition stops holding the watermark, wall clock. */
  public static final Setting<Long> IDLE =
      add(
          interval(
              "watermark.idle",
              "5s",
              "100ms",
              "1d",
              "wall clock silence after which a partition no longer holds up the others"));

  /** Silence after which a partition's watermark follows the wall clock. */
  public static final Setting<Long> QUIET =
      add(
          interval(
              "watermark.quiet",
              "5m",
              "100ms",
              "1d",
              "wall clock silence after which a partition's watermark follows the clock, so far"
                  + " behind it"));

  /** How far ahead of the clock an event time may be. */
  public static final Setting<Long> MAX_AHEAD =
      add(
          interval(
              "watermark.max-ahead",
              "1m",
              "0",
              "3650d",
              "how far ahead of the clock an event time of a topic's record may be"));

  /** Which ledger this is. */
  public static final Setting<String> LEDGER_ID =
      add(
          other(
              "ledger.id",
              "",
              "a name of letters, digits, dots and dashes",
              "which ledger this is, unique among those that use the same topics or database; run"
                  + " makes one where it is blank and keeps it in state.dir",
              text -> SettingTypes.matching(text, "[A-Za-z0-9.-]{0,100}")));

  /** Where run keeps checkpoints and the ledger's id. */
  public static final Setting<String> STATE_DIR =
      add(
          other(
              "state.dir",
              "tidemark-state",
              "a folder",
              "where run keeps checkpoints and the ledger's id from one start to the next",
              text -> SettingTypes.matching(text, ".+")));

  /** Port of the web interface. */
  public static final Setting<Integer> WEB_PORT =
      add(
          whole(
              "web.port",
              0,
              0,
              65_535,
              "port of Flink's web interface on loopback; 0 is a free one"));

  /** Brokers to begin with. */
  public static final Setting<String> KAFKA_BOOTSTRAP =
      add(
          other(
              "kafka.bootstrap",
              "localhost:9092",
              "a comma list of host:port",
              "brokers to begin with",
              text -> SettingTypes.matching(text, "[^\\s,]+:[0-9]{1,5}(,[^\\s,]+:[0-9]{1,5})*")));

  /** Kafka's security protocol. */
  public static final Setting<String> KAFKA_PROTOCOL =
      add(
          word(
              "kafka.security.protocol",
              "PLAINTEXT",
              List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
              "how to talk to the brokers"));

  /** SASL mechanism. */
  public static final Setting<String> KAFKA_SASL_MECHANISM =
      add(
          word(
              "kafka.sasl.mechanism",
              "SCRAM-SHA-512",
              List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
              "how to log in to the brokers, with SASL"));

  /** SASL user. */
  public static final Setting<String> KAFKA_SASL_USERNAME =
      add(
          other(
              "kafka.sasl.username", "", "a name", "user at the brokers, with SASL", text -> text));

  /** SASL password. */
  public static final Setting<Secret> KAFKA_SASL_PASSWORD =
      add(secret("kafka.sasl.password", "its password"));

  /** Certificates that the brokers are trusted by. */
  public static final Setting<String> KAFKA_TRUSTSTORE =
      add(
          other(
              "kafka.ssl.truststore",
              "",
              "a file",
              "certificates to trust the brokers by (.pem, .p12 or .jks); blank is Java's own",
              text -> text));

  /** Password of the trust store. */
  public static final Setting<Secret> KAFKA_TRUSTSTORE_PASSWORD =
      add(secret("kafka.ssl.truststore-password", "password of the trust store, if it has one"));

  /** Key and certificate of this client. */
  public static final Setting<String> KAFKA_KEYSTORE =
      add(
          other(
              "kafka.ssl.keystore",
              "",
              "a file",
              "key and certificate of this client (.pem, .p12 or .jks), where the brokers ask for one",
              text -> text));

  /** Password of the key store and its key. */
  public static final Setting<Secret> KAFKA_KEYSTORE_PASSWORD =
      add(secret("kafka.ssl.keystore-password", "password of the key store, if it has one"));

  /** How long a transaction may stay open. */
  public static final Setting<Long> KAFKA_TRANSACTION_TIMEOUT =
      add(
          interval(
              "kafka.transaction-timeout",
              "15m",
              "10s",
              "7d",
              "longest outage after which the ledger's open transaction can still be committed; at"
                  + " most the brokers' transaction.max.timeout.ms"));

  /** How often new partitions are looked for. */
  public static final Setting<Long> KAFKA_DISCOVERY =
      add(
          interval(
              "kafka.discovery-interval",
              "1m",
              "1s",
              "1d",
              "how often new partitions are looked for"));

  /** What the names of the topics begin with. */
  public static final Setting<String> TOPICS_PREFIX =
      add(
          other(
              "topics.prefix",
              "",
              "letters, digits, dots, dashes and underscores",
              "what the names of all topics begin with",
              text -> SettingTypes.matching(text, "[A-Za-z0-9._-]{0,150}")));

  /** Address of the schema registry. */
  public static final Setting<String> REGISTRY_URL =
      add(
          other(
              "schema.registry.url",
              "",
              "an http or https address without user and password",
              "schema registry; blank is Avro's single-object encoding, without one",
              text -> SettingTypes.matching(text, "(https?://[^\\s@]+)?")));

  /** User at the schema registry. */
  public static final Setting<String> REGISTRY_USERNAME =
      add(
          other(
              "schema.registry.username",
              "",
              "a name",
              "user at the registry, if it asks",
              text -> text));

  /** Password at the schema registry. */
  public static final Setting<Secret> REGISTRY_PASSWORD =
      add(secret("schema.registry.password", "its password"));

  /** Where the database is. */
  public static final Setting<String> POSTGRES_URL =
      add(
          other(
                  "postgres.url",
                  "jdbc:postgresql://localhost:5432/tidemark",
                  "a JDBC address without a password, jdbc:postgresql://host:port/database",
                  "where the database is; sslmode and sslrootcert may follow as parameters",
                  text ->
                      SettingTypes.matching(
                          text, "jdbc:postgresql://(?i)(?!.*password=|[^/?]*@)\\S+"))
              .unshown());

  /** User at the database. */
  public static final Setting<String> POSTGRES_USERNAME =
      add(other("postgres.username", "tidemark", "a name", "user at the database", text -> text));

  /** Password at the database. */
  public static final Setting<Secret> POSTGRES_PASSWORD =
      add(secret("postgres.password", "its password"));

  /** Rows in one statement. */
  public static final Setting<Integer> POSTGRES_BATCH =
      add(whole("postgres.batch-rows", 5_000, 1, 100_000, "most rows that are written at once"));

  /** How long a row may wait for others. */
  public static final Setting<Long> POSTGRES_FLUSH =
      add(
          interval(
              "postgres.flush-interval",
              "200ms",
              "1ms",
              "1m",
              "longest time a row waits for others"));

  /** Symbols kept on the heap by each MARKET subtask between checkpoints. */
  public static final Setting<Integer> CACHE_SYMBOLS =
      add(
          whole(
              "state.cache.symbols",
              50_000,
              1,
              100_000_000,
              "symbols that each subtask keeps on the heap in front of RocksDB"));

  /** Accounts kept on the heap by each LEDGER subtask between checkpoints. */
  public static final Setting<Integer> CACHE_ACCOUNTS =
      add(
          whole(
              "state.cache.accounts",
              10_000,
              1,
              100_000_000,
              "accounts that each subtask keeps on the heap in front of RocksDB"));

  /** Crossovers of each symbol in the summary of a replay. */
  public static final Setting<Integer> SUMMARY_CROSSOVERS =
      add(
          whole(
              "summary.crossovers",
              0,
              0,
              1_000,
              "newest signals EMA_CROSS of each symbol that a replay lists in summary.json; 0 is"
                  + " none"));

  private Keys() {}

  /** Every setting by name, in the order of the settings page. */
  public static Map<String, Setting<?>> all() {
    return Collections.unmodifiableMap(ALL);
  }

  private static <T> Setting<T> add(Setting<T> setting) {
    if (ALL.put(setting.name(), setting) != null) {
      throw new IllegalStateException("two settings are called " + setting.name());
    }
    return setting;
  }

  private static Map<AssetClass, Setting<String>> barsPrice() {
    Map<AssetClass, Setting<String>> map = new EnumMap<>(AssetClass.class);
    for (AssetClass c : AssetClass.values()) {
      boolean mids = c == AssetClass.FX || c == AssetClass.CFD;
      String name = c.name().toLowerCase(Locale.ROOT);
      map.put(
          c,
          add(
              word(
                  "bars.price." + name,
                  mids ? "mids" : "prints",
                  BAR_PRICES,
                  "prices that make the bars of " + c.name())));
    }
    return Collections.unmodifiableMap(map);
  }

  private static String preset(String text) {
    SettingTypes.check(Presets.of(text) != null);
    return text;
  }

  private static <T> T accepted(Supplier<T> value) {
    try {
      return value.get();
    } catch (Rejected e) {
      throw new IllegalArgumentException(null, e);
    }
  }

  private static long multiplier(String text) {
    long value = SettingTypes.fixed8(text);
    SettingTypes.check(value > 0 && value <= 1_000_000_000L * Fixed8.ONE);
    SettingTypes.check(value % FIXED8_PER_MULTIPLIER == 0);
    return value / FIXED8_PER_MULTIPLIER;
  }

  private static List<String> indicators(String text) {
    List<String> names = SettingTypes.words(text);
    for (String name : names) {
      IndicatorName.parse(name, 1);
    }
    SettingTypes.check(new HashSet<>(names).size() == names.size());
    return List.copyOf(names);
  }

  private static Map<String, String> pricesOf(String text) {
    Map<String, String> prices = new TreeMap<>();
    for (String word : SettingTypes.words(text)) {
      int equals = word.lastIndexOf('=');
      SettingTypes.check(equals > 0 && BAR_PRICES.contains(word.substring(equals + 1)));
      String before = prices.put(word.substring(0, equals), word.substring(equals + 1));
      SettingTypes.check(before == null);
    }
    return Collections.unmodifiableMap(prices);
  }
}
