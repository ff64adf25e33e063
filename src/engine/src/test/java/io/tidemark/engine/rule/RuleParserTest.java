package io.tidemark.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.market.ShippedRules;
import io.tidemark.engine.ref.AssetClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleParserTest {
  private static final long INTERVAL = 300_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          close >                             | has the end where a value or a number is expected
          > close                             | has ">" where a value or a number is expected
          close                               | has the end where <, <=, >, >=, "crosses above" or "crosses below"
          close crosses 5                     | has "5" where "above" or "below" is expected
          close crosses                       | has the end where "above" or "below"
          close > 5 6                         | has "6" where "and", "then" or the end is expected
          close > 5 and                       | has the end where a value or a number is expected
          close > 5 then low < 4              | has the end where "and" or "within" is expected
          close > 5 then low < 4 within       | has the end where a number of bars or a time such as 5s
          close > 5 then low < 4 within 3     | has the end where "bars" is expected
          close > 5 then low < 4 within 0 bars | within 0 bars: 1 to 10000 bars are accepted
          close > 5 then low < 4 within 10001 bars | within 10001 bars: 1 to 10000 bars
          close > 5 then low < 4 within 5s    | within 5s: a rule on bars counts bars
          close > 5 within 3 bars             | has "within" where "and", "then" or the end
          bid > 5 then bid < 4 within 3 bars  | a rule on ticks counts no bars; give a time
          bid > 5 then bid < 4 within 0s      | 0s
          5 > 4                               | a comparison of numbers only never changes
          close = 5                           | cannot be read from "= 5" on
          close == 5                          | cannot be read from
          close > 5 or close < 4              | has "or" where "and", "then" or the end
          close > (5)                         | cannot be read from "(5)" on
          close > 5e3                         | cannot be read from
          close > 1.2.3                       | cannot be read from
          close > 1.123456789                 | number
          close > 92233720368.54775808        | is out of range
          close > 2 * 3                       | has "3" where a value is expected
          close > 2 *                         | has the end where a value is expected
          close > 5s                          | "5s" is a time, not a value or a number
          close > 1000001 * open              | factor 1000001 is above 1000000
          close > --5                         | has "-" where a value or a number is expected
          CLOSE > 5                           | cannot be read from "CLOSE > 5" on
          clsoe > 5                           | there is no value clsoe; perhaps close
          ema > 5                             | ema has the wrong number of parameters
          ema_0 > 5                           | ema_0
          ema_10001 > 5                       | ema_10001
          close[2] > 5                        | only [1], the bar before the newest one
          close[] > 5                         | only [1], the bar before the newest one
          close@7x > 5                        | 7x
          close@2d > 5                        | 2d is no length of bars; whole milliseconds up to 1d
          close@1500us > 5                    | 1500us is no length of bars
          bid@1m > 5                          | bid is of ticks and has no bars; write it alone
          bid[1] > 5                          | bid is of ticks and has no bars; write it alone
          spread[1] > 5                       | spread is of ticks and has no bars
          mid_roc_0t > 5                      | 1 to 1000 ticks are accepted
          mid_roc_1001t > 5                   | 1 to 1000 ticks are accepted
          mid_roc_99999999999999t > 5         | 1 to 1000 ticks are accepted
          mid_roc_2d > 5                      | whole milliseconds up to 1d are accepted
          mid_roc_0s > 5                      | 0s
          """)
  void refusesACondition(String condition, String message) {
    assertThatThrownBy(() -> RuleParser.parse(text(condition), INTERVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rule r, buy: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesMoreThanABoundOfEverything() {
    String nine = String.join(" + ", Collections.nCopies(9, "close"));
    assertRefused(nine + " > 5", "a side of more than 8 values; spread is two");
    String five = String.join(" - ", Collections.nCopies(5, "spread"));
    assertRefused(five + " > 5", "a side of more than 8 values; spread is two");
    assertRefused(
        String.join(" and ", Collections.nCopies(17, "close > 5")), "more than 16 comparisons");
    assertRefused("close > 5" + " then close > 5 within 1 bar".repeat(8), "more than 8 steps");
  }

  static Stream<Arguments> fields() {
    List<String> none = List.of();
    return Stream.of(
        field("", null, none, none, null, null, null, "a rule's name is 1 to 64 letters"),
        field("a b", null, none, none, null, null, null, "not \"a b\""),
        field("_x", null, none, none, null, null, null, "not \"_x\""),
        field("x".repeat(65), null, none, none, null, null, null, "xxxx…\""),
        field("a\nb", null, none, none, null, null, null, "not \"a?b\""),
        field("r", "5", none, none, null, null, null, "rule r, on: "),
        field("r", "TICK", none, none, null, null, null, "rule r, on: "),
        field("r", "2d", none, none, null, null, null, "rule r, on: 2d is no length of bars"),
        field("r", "0s", none, none, null, null, null, "rule r, on: "),
        field("r", null, List.of("STOCK"), none, null, null, null, "classes: \"STOCK\" is none of"),
        field("r", null, none, List.of("A", " "), null, null, null, "symbols: a symbol is blank"),
        field(
            "r",
            null,
            none,
            Collections.nCopies(10_001, "A"),
            null,
            null,
            null,
            "symbols: more than 10000 symbols"),
        field(
            "r", null, none, none, "once", null, null, "emit: \"once\" is neither edge nor every"),
        field("r", null, none, none, null, "5", null, "cooldown: "),
        field("r", null, none, none, null, "soon", null, "cooldown: "),
        field("r", null, none, none, null, null, "0", "size: size 0 is not above 0"),
        field("r", null, none, none, null, null, "-1", "size: size -1 is not above 0"),
        field("r", null, none, none, null, null, "many", "size: \"many\" is no size"),
        field("r", null, none, none, null, null, "max(bid_size, 1)", "is no size"),
        field("r", null, none, none, null, null, "min(last_size, 1)", "is no size"),
        field("r", null, none, none, null, null, "min(bid_size, 0)", "size 0 is not above 0"),
        field(
            "r",
            null,
            none,
            none,
            null,
            null,
            "min(bid_size, 1)",
            "size: bid_size is a value of ticks; a rule on bars takes a number"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void refusesAField(RuleText text, String message) {
    assertThatThrownBy(() -> RuleParser.parse(text, INTERVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesABadKindAndARuleThatSaysNothing() {
    assertThatThrownBy(() -> RuleParser.parse(of("r", "a b", "close > 5", null), INTERVAL))
        .hasMessage("rule r, kind: 1 to 64 letters, digits, _ . and - are accepted");
    assertThatThrownBy(() -> RuleParser.parse(of("r", null, " ", null), INTERVAL))
        .hasMessage("rule r has neither buy nor sell");
    assertThatThrownBy(() -> RuleParser.parse(of("r", null, null, "close >"), INTERVAL))
        .hasMessageStartingWith("rule r, sell: ");
    assertThatThrownBy(() -> RuleParser.parse(of(null, null, "close > 5", null), INTERVAL))
        .hasMessageContaining("not \"\"");
  }

  @Test
  void showsNothingThatATerminalWouldObey() {
    assertThatThrownBy(() -> RuleParser.parse(text("close > \u001b[31m\u202e\u2028x"), INTERVAL))
        .hasMessage("rule r, buy: \"close > ?[31m??x\" cannot be read from \"?[31m??x\" on");
  }

  @Test
  void aReasonIsOneLineOfSomeLength() {
    assertThatThrownBy(
            () -> RuleParser.parse(text("close >\n\u0000" + "x".repeat(9_999)), INTERVAL))
        .hasMessageStartingWith("rule r, buy: \"close >??xxx")
        .hasMessageMatching(".{100,600}…");
  }

  @Test
  void aRuleOnBarsRefusesEachValueOfTicks() {
    for (String value : List.of("bid", "ask", "mid", "spread", "imbalance", "last", "mid_roc_5s")) {
      RuleText text =
          new RuleText("r", null, "1m", null, null, value + " > 1", null, null, null, null, true);
      assertThatThrownBy(() -> RuleParser.parse(text, INTERVAL))
          .hasMessage(
              "rule r, buy: "
                  + value
                  + " is a value of ticks; a rule on bars has bars and indicators only");
    }
  }

  @Test
  void whereNothingIsSaidAValueOfTicksPutsTheRuleOnTicks() {
    assertThat(RuleParser.parse(text("close > bid"), INTERVAL).onTicks()).isTrue();
    assertThat(RuleParser.parse(of("r", null, "close > 1", "spread < 1"), INTERVAL).onTicks())
        .isTrue();
    assertThat(RuleParser.parse(text("close > ema_5@1m"), INTERVAL).on()).isEqualTo(INTERVAL);
  }

  @Test
  void defaultsAreThoseOfThePage() {
    Rule rule = RuleParser.parse(text("close > 5"), INTERVAL);
    assertThat(rule.kind()).isEqualTo("r");
    assertThat(rule.emit()).isEqualTo(Rule.Emit.EDGE);
    assertThat(rule.cooldown()).isZero();
    assertThat(rule.size()).isNull();
    assertThat(rule.classes()).isEmpty();
    assertThat(rule.serves(AssetClass.CRYPTO)).isTrue();
    assertThat(rule.sell()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          close>5                                | close@5m > 5
          close  > 5.00                          | close@5m > 5
          - close > -.5                          | -1 * close@5m > -0.5
          2*close + 1 - open < 1.50 * ema_3@1m   | 2 * close@5m + 1 + -1 * open@5m < 1.5 * ema_3.0@1m
          close[1] >= close@60s[1]               | close@5m[1] >= close@1m[1]
          macd crosses above macd_signal         | macd_12_26_9.0@5m crosses above macd_12_26_9.1@5m
          spread < 0.0001 * bid                  | ask + -1 * bid < 0.0001 * bid
          mid_roc_5000ms > 1                     | mid_roc_5s > 1
          close > 5 then low < 4 within 1 bar    | close@5m > 5 then low@5m < 4 within 1 bars
          bid > 5 then bid < 4 within 60s        | bid > 5 then bid < 4 within 1m
          close > 5 and low < 4                  | close@5m > 5 and low@5m < 4
          """)
  void conditionsThatAskTheSameHaveOneText(String condition, String canonical) {
    assertThat(RuleParser.parse(text(condition), INTERVAL).buy().text()).isEqualTo(canonical);
  }

  /** State is kept by these numbers: who changes one makes every rule begin anew. */
  @Test
  void fingerprintsStayWhatTheyAre() {
    List<String> actual = new ArrayList<>();
    for (RuleText text : ShippedRules.texts()) {
      actual.add(
          text.name() + " " + Long.toHexString(RuleParser.parse(text, INTERVAL).fingerprint()));
    }
    assertThat(actual)
        .containsExactly(
            "SPREAD_TIGHT 552f7509f51b0396",
            "BOOK_IMBALANCE bb12cdef3c6695a7",
            "EMA_CROSS 57ac8aa677e335c8",
            "BREAKOUT f212034f2275aa66",
            "RSI 3bd66c54550d6852",
            "MACD e473da37a5a9c272",
            "BOLLINGER e3fd3350a12e8dae",
            "VWAP_DEVIATION 125cbc4033cca510",
            "ZSCORE 8de573003df6b9c7",
            "MOMENTUM 967970266a9c5342");
  }

  @Test
  void aFingerprintIsOfWhatIsAskedAndNothingElse() {
    Rule rule = RuleParser.parse(of("r", null, "close > 5", "close < 4"), INTERVAL);
    RuleText other =
        new RuleText(
            "s",
            "k",
            "5m",
            List.of("FX"),
            List.of("A"),
            "close@300s > 5.0",
            "close < 4",
            "every",
            "5s",
            "1",
            true);
    assertThat(RuleParser.parse(other, INTERVAL).fingerprint()).isEqualTo(rule.fingerprint());
    assertThat(
            Stream.of(
                    RuleParser.parse(of("r", null, "close > 5", null), INTERVAL),
                    RuleParser.parse(of("r", null, null, "close > 5"), INTERVAL),
                    RuleParser.parse(of("r", null, "close < 4", "close > 5"), INTERVAL),
                    RuleParser.parse(of("r", null, "close > 5", "close < 4"), INTERVAL / 5),
                    rule)
                .map(Rule::fingerprint)
                .distinct())
        .hasSize(5);
  }

  private static void assertRefused(String condition, String message) {
    assertThatThrownBy(() -> RuleParser.parse(text(condition), INTERVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule r, buy: " + message);
  }

  private static RuleText text(String buy) {
    return of("r", null, buy, null);
  }

  private static RuleText of(String name, String kind, String buy, String sell) {
    return new RuleText(name, kind, null, null, null, buy, sell, null, null, null, true);
  }

  private static Arguments field(
      String name,
      String on,
      List<String> classes,
      List<String> symbols,
      String emit,
      String cooldown,
      String size,
      String message) {
    RuleText text =
        new RuleText(
            name, null, on, classes, symbols, "close > 5", null, emit, cooldown, size, true);
    return Arguments.of(text, message);
  }
}
