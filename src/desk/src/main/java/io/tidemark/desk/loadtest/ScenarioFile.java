package io.tidemark.desk.loadtest;

import io.tidemark.datagen.sim.MarketEvent;
import io.tidemark.datagen.sim.Shape;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.sim.Skew;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.YamlNodes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario from YAML; every refusal names the file and the line. */
final class ScenarioFile {
  private static final String[] SECTIONS = {
    "name",
    "about",
    "seed",
    "market",
    "traffic",
    "faults",
    "events",
    "settings",
    "search",
    "targets"
  };
  private static final String[] MARKET = {"symbols", "accounts", "skew", "shape", "volatility"};
  private static final String[] TRAFFIC = {
    "ticks-per-second", "trades-per-second", "duration", "warm-up", "clock", "threads"
  };
  private static final String[] FAULTS = {
    "duplicates", "disorder", "late", "malformed", "poisonous", "busts", "corrections", "transfers"
  };
  private static final String[] SEARCH = {"from", "to", "hold", "within"};

  private static final double MOST_TICKS = 10_000_000;
  private static final double FROM = 1_000;
  private static final double TRADES_PER_TICK = 0.05;
  private static final double WITHIN = 0.05;
  private static final double SHARE_OF_WARM_UP = 0.25;
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final YamlMap root;
  private final YamlMap market;
  private final YamlMap traffic;
  private final YamlMap faults;
  private final YamlMap search;
  private final String text;
  private final Scenario.Overrides overrides;

  private ScenarioFile(String text, String file, Node node, Scenario.Overrides overrides) {
    this.text = text;
    this.overrides = overrides;
    root = YamlMap.of(node, file, "a scenario", SECTIONS);
    market = root.map("market", MARKET);
    traffic = root.map("traffic", TRAFFIC);
    faults = root.map("faults", FAULTS);
    search = root.map("search", SEARCH);
  }

  /**
   * Reads a file's text.
   *
   * @param file its name, for messages
   * @param overrides what counts more than the file
   * @throws UserException if it is no scenario
   */
  static Scenario read(String text, String file, Scenario.Overrides overrides) {
    Node node = YamlNodes.compose(text, file);
    if (node == null) {
      throw new UserException(file + ":1: holds nothing, where a scenario should be");
    }
    return new ScenarioFile(text, file, node, overrides).scenario();
  }

  private Scenario scenario() {
    String name = root.needed("name");
    if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
      throw root.fault("name", name, "a name of letters, digits, dots and dashes");
    }
    Optional<SearchPlan> plan = root.has("search") ? Optional.of(searchPlan()) : Optional.empty();
    Duration duration = plan.isPresent() ? null : duration();
    Duration warmUp = warmUp(duration);
    return new Scenario(
        name,
        root.text("about").orElse(""),
        text + overrides.comment(),
        options(plan, duration),
        warmUp,
        settings(),
        plan,
        TargetList.of(root));
  }

  private SearchPlan searchPlan() {
    for (String key : List.of("ticks-per-second", "duration")) {
      if (traffic.has(key)) {
        throw traffic.fault(key, key + " has no meaning with a search, which finds it");
      }
    }
    double from = search.number("from", 1, MOST_TICKS).orElse(FROM);
    double to = search.number("to", 1, MOST_TICKS).orElse(1_000_000.0);
    if (overrides.rate() != null) {
      from = overrides.rate();
      to = Math.max(from, to);
    }
    if (to < from) {
      throw search.fault("to", "to is below from");
    }
    Duration hold = search.time("hold").orElse(HOLD);
    if (hold.compareTo(Duration.ofSeconds(1)) < 0) {
      throw search.fault("hold", "hold must be 1s or more");
    }
    double within = search.share("within", 1).orElse(WITHIN);
    if (within < 0.001) {
      throw search.fault("within", "within must be 0.1 % or more");
    }
    return new SearchPlan(
        from, to, overrides.duration() == null ? hold : overrides.duration(), within);
  }

  private Duration duration() {
    if (overrides.duration() != null) {
      return overrides.duration();
    }
    Duration duration =
        traffic
            .time("duration")
            .orElseThrow(() -> root.fault("traffic", "traffic needs a duration such as 3m"));
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      throw traffic.fault("duration", "duration must be from 1s to 7d");
    }
    return duration;
  }

  private Duration warmUp(Duration duration) {
    Duration warmUp = traffic.time("warm-up").orElse(WARM_UP);
    if (duration == null || warmUp.compareTo(duration) < 0) {
      return warmUp;
    }
    if (traffic.has("warm-up") && overrides.duration() == null) {
      throw traffic.fault("warm-up", "warm-up leaves nothing of the duration to be measured");
    }
    return Duration.ofMillis((long) (duration.toMillis() * SHARE_OF_WARM_UP));
  }

  private SimulatorOptions options(Optional<SearchPlan> plan, Duration duration) {
    ClockText clock = new ClockText(traffic, plan.isPresent());
    SimulatorOptions.Builder builder =
        SimulatorOptions.builder()
            .seed(
                overrides.seed() != null
                    ? overrides.seed()
                    : root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L))
            .duration(duration)
            .skew(skew())
            .shape(shape())
            .clock(clock.over(duration));
    market.whole("symbols", 1, 100_000).ifPresent(n -> builder.symbols(n.intValue()));
    market.whole("accounts", 1, 1_000_000).ifPresent(n -> builder.accounts(n.intValue()));
    market.number("volatility", 0, 100).ifPresent(builder::volatility);
    traffic.whole("threads", 1, 64).ifPresent(n -> builder.threads(n.intValue()));
    rates(builder, plan);
    if (root.has("faults")) {
      builder
          .duplicates(fault("duplicates"))
          .disorder(fault("disorder"))
          .late(fault("late"))
          .malformed(fault("malformed"))
          .poisonous(fault("poisonous"))
          .busts(fault("busts"))
          .corrections(fault("corrections"))
          .transfers(fault("transfers"));
    }
    try {
      builder.build();
      List<MarketEvent> events =
          new EventList(
                  root,
                  overrides.duration() != null,
                  event -> builder.events(List.of(event)).build())
              .within(clock.marketTime(duration));
      return builder.events(events).build();
    } catch (IllegalArgumentException e) {
      throw atItsLine(e);
    }
  }

  private double fault(String key) {
    return faults.share(key, 0.2).orElse(0.0);
  }

  private void rates(SimulatorOptions.Builder builder, Optional<SearchPlan> plan) {
    double inFile =
        plan.isPresent()
            ? search.number("from", 1, MOST_TICKS).orElse(FROM)
            : traffic
                .number("ticks-per-second", 1, MOST_TICKS)
                .orElseThrow(() -> root.fault("traffic", "traffic needs ticks-per-second"));
    double ticks = overrides.rate() == null ? inFile : overrides.rate();
    double trades =
        traffic.number("trades-per-second", 0, MOST_TICKS).orElse(inFile * TRADES_PER_TICK);
    if (trades <= 0 || trades > inFile) {
      throw traffic.fault(
          "trades-per-second", "trades-per-second must be above 0 and at most ticks-per-second");
    }
    builder.ticksPerSecond(ticks).tradesPerSecond(trades * (ticks / inFile));
  }

  private Skew skew() {
    String text = market.text("skew").orElse("zipf 1");
    if (text.equals("measured")) {
      return Skew.measured();
    }
    Matcher zipf = Pattern.compile("zipf ([0-9]+(?:\\.[0-9]+)?)").matcher(text);
    if (!zipf.matches() || Double.parseDouble(zipf.group(1)) > 3) {
      throw market.fault("skew", text, "measured or zipf with an exponent up to 3, zipf 0.8");
    }
    return Skew.zipf(Double.parseDouble(zipf.group(1)));
  }

  private Shape shape() {
    String text = market.text("shape").orElse("flat");
    for (Shape shape : Shape.values()) {
      if (shape.name().toLowerCase(Locale.ROOT).equals(text)) {
        return shape;
      }
    }
    throw market.fault("shape", text, "flat, u or regional");
  }

  private Map<String, String> settings() {
    YamlMap given = root.map("settings");
    Map<String, String> settings = new LinkedHashMap<>();
    if (root.has("settings")) {
      for (String key : given.keys()) {
        String value = given.needed(key);
        Settings alone = Settings.builder().put(key, value, given.where(key)).build();
        if (alone.get(Keys.CHECKPOINT_INTERVAL) <= 0
            && key.equals(Keys.CHECKPOINT_INTERVAL.name())) {
          throw given.fault(key, key + " must be above 0: outputs come with checkpoints");
        }
        settings.put(key, value);
      }
    }
    return settings;
  }

  /** The simulator names the field that it refuses; the file's key is the same in other letters. */
  private UserException atItsLine(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    String field = message.split(" ", 2)[0];
    String key = field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    for (YamlMap section : List.of(market, traffic, faults, root)) {
      if (section.has(key)) {
        return section.fault(key, message.replace(field, key));
      }
    }
    return root.fault("events", message);
  }
}
