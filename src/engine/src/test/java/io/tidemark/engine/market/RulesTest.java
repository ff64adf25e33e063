package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.late;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.quote;
import static io.tidemark.engine.market.Given.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Recorder out = new Recorder();
  private final SymbolState state = new SymbolState("S");
  private MarketEngine engine = new MarketEngine(MarketConfig.standard(Given.shipped()));

  @Test
  void spreadTightFiresOnTheEdgeOnly() {
    engine.instrument(state, Given.instrument(AssetClass.CRYPTO));
    engine.tick(state, quote(1, "", "100", "0.4", "100.01", "7"), out);
    assertThat(out.signals).as("the spread is the limit").isEmpty();
    engine.tick(state, quote(2, "", "100", "0.4", "100.00999999", "7"), out);
    engine.tick(state, quote(3, "", "100", "0.4", "100.00999999", "7"), out);
    assertThat(out.signals)
        .containsExactly(
            new Signal(
                2,
                "S",
                "SPREAD_TIGHT",
                "BUY",
                units("100.00999999"),
                units("0.4"),
                "0.00999999",
                "0.01",
                "SPREAD_TIGHT",
                0,
                0));
    engine.tick(state, quote(4, "", "", "", "101", "7"), out);
    engine.tick(state, quote(5, "", "", "", "100", "7"), out);
    assertThat(out.signals).hasSize(2).last().extracting(Signal::ts).isEqualTo(5L);
  }

  @Test
  void spreadTightNeedsASizeAtTheBidAndTakesAtMostItsOwn() {
    engine.instrument(state, Given.instrument(AssetClass.CRYPTO));
    engine.tick(state, quote(1, "A", "100", "", "100", "7"), out);
    assertThat(out.signals).isEmpty();
    engine.tick(state, quote(2, "B", "100", "0.7", "", ""), out);
    engine.tick(state, quote(3, "B", "100", "0", "", ""), out);
    engine.tick(state, quote(4, "B", "100", "3", "", ""), out);
    assertThat(out.signals).extracting(Signal::size).containsExactly(units("0.7"), units("1"));
  }

  @Test
  void aCrossedQuoteFiresNothingAndEndsTheCondition() {
    engine = new MarketEngine(Given.prints(spread("1", "edge"), imbalance()));
    engine.tick(state, quote(1, "", "11", "9", "10", "1"), out);
    assertThat(out.signals).isEmpty();
    engine.tick(state, quote(2, "", "10", "", "", ""), out);
    engine.tick(state, quote(3, "", "10", "9", "", ""), out);
    engine.tick(state, quote(4, "", "11", "9", "", ""), out);
    engine.tick(state, quote(5, "", "10", "9", "", ""), out);
    assertThat(out.signals)
        .extracting(s -> s.ts() + s.rule())
        .containsExactly("3imbalance", "3spread", "5imbalance", "5spread");
  }

  @Test
  void aNegativeBidIsNeverTight() {
    engine = new MarketEngine(Given.prints(spread("1", "every")));
    engine.tick(state, quote(1, "", "-5", "1", "-5", "1"), out);
    engine = new MarketEngine(Given.prints(spread("0.0001", "every")));
    engine.tick(state, quote(2, "", "-90000000000", "1", "90000000000", "1"), out);
    assertThat(out.signals).isEmpty();
  }

  @Test
  void productsAroundTheRangeOfALongCompareExactly() {
    engine = new MarketEngine(Given.prints(spread("1", "every")));
    engine.tick(state, quote(1, "", "922.33720368", "1", "1844.67440737", "1"), out);
    assertThat(out.signals).as("the spread is above the bid").isEmpty();
    engine.tick(state, quote(2, "", "922.33720369", "1", "1844.67440737", "1"), out);
    assertThat(out.signals).hasSize(1);
  }

  @Test
  void bookImbalanceLooksBothWaysWithAnEdgeEach() {
    engine.instrument(state, Given.instrument(AssetClass.FX));
    engine.tick(state, quote(1, "", "1.1", "3", "1.2", "2"), out);
    assertThat(out.signals).as("3 is 1.5 × 2").isEmpty();
    engine.tick(state, quote(2, "", "1.1", "3.00000001", "", ""), out);
    engine.tick(state, quote(3, "", "", "", "1.2", "5"), out);
    engine.tick(state, quote(4, "", "1.1", "8", "", ""), out);
    assertThat(out.signals)
        .containsExactly(
            imbalance(2, "BUY", "1.2", "3.00000001", "3"),
            imbalance(3, "SELL", "1.1", "5", "4.50000002"),
            imbalance(4, "BUY", "1.2", "8", "7.5"));
  }

  @Test
  void sizesAtTheBestPriceAddUpEvenPastALong() {
    engine = new MarketEngine(Given.prints(imbalance()));
    engine.tick(state, quote(1, "A", "1", "90000000000", "2", "80000000000"), out);
    assertThat(out.signals).isEmpty();
    engine.tick(state, quote(2, "B", "1", "90000000000", "", ""), out);
    engine.tick(state, quote(3, "C", "1", "", "", ""), out);
    assertThat(out.signals)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.value()).isEqualTo("180000000000");
              assertThat(s.threshold()).isEqualTo("120000000000");
            });
  }

  @Test
  void everyFiresOnEachOnTimeTickAlsoOfPrints() {
    engine = new MarketEngine(Given.prints(spread("1", "every")));
    engine.tick(state, quote(1, "", "10", "1", "10", "1"), out);
    engine.tick(state, print(2, "10", "1"), out);
    engine.tick(state, late(print(1, "10", "1"), 2), out);
    assertThat(out.signals).extracting(Signal::ts).containsExactly(1L, 2L);
  }

  @Test
  void aLateTickLeavesTheEdgesAlone() {
    engine = new MarketEngine(Given.prints(spread("0.1", "edge")));
    engine.tick(state, quote(1, "", "10", "1", "10", "1"), out);
    engine.tick(state, late(quote(1, "", "", "", "50", "1"), 2), out);
    engine.tick(state, quote(2, "", "", "", "10", "1"), out);
    assertThat(out.signals).hasSize(1);
  }

  @Test
  void aStateFromOtherSettingsKeepsTheEdgesOfRulesOfTheSameName() {
    engine = new MarketEngine(Given.prints(spread("1", "edge")));
    engine.tick(state, quote(1, "", "10", "2", "10", "1"), out);
    engine = new MarketEngine(Given.prints(imbalance(), spread("1", "edge")));
    engine.tick(state, print(2, "10", "1"), out);
    assertThat(out.signals).extracting(Signal::rule).containsExactly("spread", "imbalance");
  }

  @Test
  void averagesCrossOnTheClosesOfTheIndicatorBars() {
    Rule rule = Given.rule("cross", "ema_1 crosses above ema_2", "ema_1 crosses below ema_2");
    engine = new MarketEngine(Given.config(PriceSource.PRINTS, EmaSeed.SMA, List.of(rule)));
    String[] closes = {"3", "3", "6", "9", "0"};
    for (int i = 0; i < closes.length; i++) {
      engine.tick(state, print(i * 10L * SECOND, closes[i], "1"), out);
      engine.advance(state, (i + 1) * 10L * SECOND, out);
    }
    assertThat(out.signals)
        .extracting(Signal::ts, Signal::direction, Signal::price, Signal::size, Signal::threshold)
        .containsExactly(
            tuple(30 * SECOND, "BUY", units("6"), Fixed8.ABSENT, "5"),
            tuple(50 * SECOND, "SELL", 0L, Fixed8.ABSENT, "2.5555555555555554"));
  }

  private static Rule spread(String factor, String emit) {
    return Given.rule(
        "spread", "spread < " + factor + " * bid", null, emit, "", "min(bid_size, 1)");
  }

  private static Rule imbalance() {
    return Given.rule(
        "imbalance", "bid_size > 1.5 * ask_size", "ask_size > 1.5 * bid_size", "edge", "", "10000");
  }

  private static Signal imbalance(
      long ts, String direction, String price, String value, String threshold) {
    return new Signal(
        ts,
        "S",
        "BOOK_IMBALANCE",
        direction,
        units(price),
        units("10000"),
        value,
        threshold,
        "BOOK_IMBALANCE",
        0,
        0);
  }
}
