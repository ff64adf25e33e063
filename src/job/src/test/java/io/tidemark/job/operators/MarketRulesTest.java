package io.tidemark.job.operators;

import static io.tidemark.job.operators.MarketScripts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.FlowCodecs;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.flow.RuleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that change while MARKET runs. */
final class MarketRulesTest {
  private static final long SEED = Long.getLong("tidemark.seed", 4711);
  private static final int TICKS = 1_500;

  private Harness<Tick, MarketNews, Notice> market;

  private Harness<Tick, MarketNews, Notice> market(List<RuleText> file, String... assignments) {
    Settings.Builder builder =
        Settings.builder().set("bars.intervals=5s").set("indicators.interval=1s");
    for (String assignment : assignments) {
      builder.set(assignment);
    }
    Settings settings = builder.build();
    market =
        new Harness<>(
            () -> new MarketOperator(settings, file),
            tick -> tick.symbol,
            MarketScripts::symbol,
            new FlowCodecs.NoticeCodec());
    return market;
  }

  @AfterEach
  void close() throws Exception {
    if (market != null) {
      market.close();
    }
  }

  private static Script<Tick, MarketNews> script() {
    return new Script<>();
  }

  private static RuleText rule(String name, String buy) {
    return MarketScripts.rule(name, "tick", List.of(), buy, null, null);
  }

  private static RuleChange change(String name, String buy) {
    return RuleChange.of(rule(name, buy));
  }

  private static Tick print(String symbol, long ts, long price) {
    return MarketScripts.print(symbol, ts, price);
  }

  /** What has fired since this was last asked: symbol, rule and second. */
  private List<String> fired() {
    List<String> fired = new ArrayList<>();
    for (Signal signal : market.sent(Tags.SIGNALS, Signal.class)) {
      fired.add(signal.symbol() + " " + signal.rule() + " " + signal.ts() / SECOND);
    }
    market.sent.clear();
    fired.sort(null);
    return fired;
  }

  @Test
  void newRuleServesWhatComesAfterItAndOthersKeepTheirEdgesAndSequences() throws Exception {
    RuleText high = rule("HIGH", "last > 10");
    RuleText twice = rule("TWICE", "last > 10 then last > 20 within 30s");
    market(List.of(high, twice)).start(1);
    market.run(script().idle(2).first(print("A", 100 * SECOND, 11)));
    assertThat(fired()).containsExactly("A HIGH 100");
    market.run(script().second(change("NEW", "last > 5")));
    assertThat(fired()).as("a change fires nothing by itself").isEmpty();
    market.run(script().first(print("A", 101 * SECOND, 12)));
    assertThat(fired()).as("HIGH is above already").containsExactly("A NEW 101");
    market.run(script().second(change("OTHER", "last > 1000")));
    market.run(script().first(print("A", 102 * SECOND, 21)));
    assertThat(fired()).as("begun before two changes").containsExactly("A TWICE 102");
  }

  @Test
  void changedRuleTakesThePlaceOfTheFilesAndADeletedOneRests() throws Exception {
    market(List.of(rule("HIGH", "last > 10"))).start(1);
    market.run(script().idle(2).second(change("HIGH", "last > 50")));
    market.run(script().first(print("A", 100 * SECOND, 11)).first(print("A", 101 * SECOND, 51)));
    assertThat(fired()).containsExactly("A HIGH 101");
    market.run(script().second(RuleChange.deleted("HIGH")));
    market.run(script().first(print("B", 102 * SECOND, 60)));
    market.restart(2);
    market.run(script().first(print("C", 103 * SECOND, 60)));
    assertThat(fired()).as("the file has it still").isEmpty();
    market.run(script().second(change("HIGH", "last > 70")).first(print("C", 104 * SECOND, 71)));
    assertThat(fired()).containsExactly("C HIGH 104");
  }

  @Test
  void ruleThatIsNotEnabledRests() throws Exception {
    RuleText high = rule("HIGH", "last > 10");
    RuleText resting =
        new RuleText("HIGH", null, null, null, null, "last > 10", null, null, null, null, false);
    market(List.of(high)).start(1);
    market.run(script().idle(2).second(RuleChange.of(resting)));
    market.run(script().first(print("A", 100 * SECOND, 11)));
    assertThat(fired()).isEmpty();
  }

  @Test
  void ticksWaitForTheRulesOfTheTopicToo() throws Exception {
    market(List.of(rule("HIGH", "last > 10"))).start(1);
    market.run(
        script()
            .first(print("A", 100 * SECOND, 11))
            .second(change("HIGH", "last > 20"))
            .second(change("LOW", "last < 12")));
    assertThat(market.sent).isEmpty();
    market.run(script().idle(2));
    assertThat(fired()).containsExactly("A LOW 100");
  }

  @Test
  void everySubtaskKeepsTheChangesThroughRescaling() throws Exception {
    market(List.of(rule("HIGH", "last > 10"), rule("FILE", "last > 0"))).start(1);
    market.run(
        script()
            .idle(2)
            .second(change("HIGH", "last > 50"))
            .second(RuleChange.deleted("FILE"))
            .second(change("NEW", "last > 90")));
    long at = 100 * SECOND;
    for (int subtasks : new int[] {3, 2, 5}) {
      market.restart(subtasks);
      Script<Tick, MarketNews> prices = script();
      List<String> expected = new ArrayList<>();
      for (int symbol = 0; symbol < 20; symbol++) {
        prices.first(print("S" + symbol, at, 11)).first(print("S" + symbol, at + SECOND, 91));
        expected.add("S" + symbol + " HIGH " + (at / SECOND + 1));
        expected.add("S" + symbol + " NEW " + (at / SECOND + 1));
        prices.first(print("S" + symbol, at + 2 * SECOND, 1));
      }
      expected.sort(null);
      market.run(prices);
      assertThat(fired()).as("%d subtasks", subtasks).isEqualTo(expected);
      at += 10 * SECOND;
    }
  }

  @Test
  void eachRecordOfTheTopicIsCountedOnce() throws Exception {
    market(List.of(rule("HIGH", "last > 10"))).start(3);
    market.run(
        script()
            .second(change("HIGH", "last > 10"))
            .second(change("HIGH", "last > 10"))
            .second(RuleChange.deleted("GONE"))
            .second(RuleChange.deleted("GONE")));
    market.restart(2);
    market.run(script().second(change("HIGH", "last > 10")).end(2).end(1));
    assertThat(market.sorted().get(Harness.SUMS))
        .containsExactly("SIGNAL_RULES APPLIED=2", "SIGNAL_RULES DUPLICATE=3");
  }

  @Test
  void ruleOnANewIntervalHasItsBoundariesFromTheFirstWholeWindowOn() throws Exception {
    market(List.of()).start(1);
    market.run(script().idle(2).first(print("A", 100 * SECOND + 500_000, 1)));
    market.run(
        script()
            .second(
                RuleChange.of(
                    new RuleText(
                        "BARS",
                        null,
                        "2s",
                        null,
                        null,
                        "close > 0",
                        null,
                        "every",
                        null,
                        null,
                        true)))
            .first(print("A", 101 * SECOND, 2))
            .first(print("A", 102 * SECOND, 3))
            .watermark(1, 103_998));
    assertThat(fired()).as("the window from 100 s was not seen whole").isEmpty();
    market.run(script().watermark(1, 103_999));
    assertThat(fired()).containsExactly("A BARS 104");
    market.run(script().first(print("A", 105 * SECOND, 2)));
    market.run(script().second(RuleChange.deleted("BARS")).watermark(1, 119_999));
    assertThat(fired()).isEmpty();
    assertThat(market.operators())
        .allSatisfy(operator -> assertThat(((MarketOperator) operator).due()).isZero());
  }

  private static Script<Tick, MarketNews> withChanges(long seed) {
    Script<Tick, MarketNews> script = MarketScripts.random(seed, TICKS);
    SplittableRandom random = new SplittableRandom(~seed);
    String[] names = {"EMA_CROSS", "BOOK_IMBALANCE", "A", "B"};
    String[] conditions = {
      "last > 10",
      "close > open then close > close[1] within 3 bars",
      "ema_3@2s > sma_2@5s",
      "mid_momentum_3t > 0 then bid > 10.01 within 2s",
      "close@7s < donchian_upper_2[1]"
    };
    for (int i = 0; i < 25; i++) {
      String name = names[random.nextInt(names.length)];
      RuleChange change =
          random.nextInt(4) == 0
              ? RuleChange.deleted(name)
              : RuleChange.of(
                  MarketScripts.rule(
                      name, null, List.of(), conditions[random.nextInt(5)], null, null));
      // Before the input ends that brings it, which it does here as the ticks go on.
      int at = random.nextInt(script.steps.size() - 1);
      script.steps.add(at, new Script.Step<>(null, change, 2, 0, Script.Kind.WATERMARK));
    }
    return script;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restartsAndRescalingChangeNothingWhileRulesChange(long round) throws Exception {
    Script<Tick, MarketNews> script = withChanges(SEED + round);
    market(MarketScripts.rules(), "bars.partial=true").start(1).run(script);
    Map<String, List<String>> expected = market.sorted();
    assertThat(market.sent(Tags.PARTIAL_BARS, PartialBar.class)).isNotEmpty();
    assertThat(expected.get("signals"))
        .anyMatch(signal -> signal.contains("rule=A"))
        .anyMatch(signal -> signal.contains("rule=EMA_CROSS"));
    market.close();
    SplittableRandom random = new SplittableRandom(SEED + round);
    TreeMap<Integer, Integer> restarts = new TreeMap<>();
    restarts.put(1 + random.nextInt(60), 2);
    restarts.put(100 + random.nextInt(script.steps.size() / 2), 3);
    restarts.put(script.steps.size() * 2 / 3 + random.nextInt(script.steps.size() / 3), 1);
    market(MarketScripts.rules(), "bars.partial=true", "state.cache.symbols=" + (2 * round))
        .start(1)
        .run(script, restarts);
    assertThat(market.sorted())
        .as("seed %d, round %d, restarts %s", SEED, round, restarts)
        .isEqualTo(expected);
  }
}
