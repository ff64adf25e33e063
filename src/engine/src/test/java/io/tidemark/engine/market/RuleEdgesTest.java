package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.BAR;
import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.quote;
import static io.tidemark.engine.market.Given.rule;
import static io.tidemark.engine.market.Given.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One statement about rules for each test. */
class RuleEdgesTest {
  private final Recorder out = new Recorder();
  private SymbolState state = new SymbolState("S");
  private MarketEngine engine;
  private int bars;

  @Test
  void edgeSpeaksOnceAndAgainAfterTheConditionWasFalse() {
    closes(rule("r", "close > 5", null), "6", "7", "5", "8");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@40");
  }

  @Test
  void everySpeaksAtEachLook() {
    closes(rule("r", "close > 5", null, "every", "", ""), "6", "7", "5", "8");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@20", "BUY r@40");
  }

  @Test
  void anUnknownValueEndsTheConditionAsAFalseOneDoes() {
    use(Given.tickRule("r", "last_size > 1", null));
    engine.tick(state, print(SECOND, "1", "2"), out);
    engine.tick(state, print(2 * SECOND, "1", ""), out);
    engine.tick(state, print(3 * SECOND, "1", "2"), out);
    assertThat(out.said()).containsExactly("BUY r@1", "BUY r@3");
  }

  @Test
  void aCooldownIsOfEachDirectionAndEndsAtItsLength() {
    closes(rule("r", "close > 5", "close < 5", "every", "20s", ""), "6", "6", "4", "6", "4", "4");
    assertThat(out.said()).containsExactly("BUY r@10", "SELL r@30", "BUY r@40", "SELL r@50");
  }

  @Test
  void whatACooldownLeavesOutIsNotMadeUpFor() {
    closes(rule("r", "close > 5", null, "edge", "25s", ""), "6", "4", "6", "6", "6", "4", "6");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@70");
  }

  @Test
  void aCooldownGoesOnAcrossWrittenState() {
    use(rule("r", "close > 5", null, "every", "30s", ""));
    close("6");
    state = Given.restored(state);
    close("6");
    close("6");
    close("6");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@40");
  }

  @Test
  void buyWinsOverSellAtOneLookAndSellIsNotMadeUpFor() {
    closes(rule("r", "close > 5", "close > 4"), "6", "6", "3", "5", "6");
    assertThat(out.said()).containsExactly("BUY r@10", "SELL r@40", "BUY r@50");
  }

  @Test
  void sellSpeaksWhereBuyHoldsBackForItsCooldown() {
    closes(rule("r", "close > 5", "close > 4", "every", "15s", ""), "6", "6", "6");
    assertThat(out.said()).containsExactly("BUY r@10", "SELL r@20", "BUY r@30");
  }

  @Test
  void comparisonsAreExactAtEquality() {
    use(
        rule("at-least", "bid >= 0.1 * ask", null),
        rule("above", "bid > 0.1 * ask", null),
        rule("at-most", "bid <= 0.1 * ask", null),
        rule("below", "bid < 0.1 * ask", null));
    engine.tick(state, quote(SECOND, "", "0.3", "1", "3", "1"), out);
    assertThat(out.said()).containsExactly("BUY at-least@1", "BUY at-most@1");
    engine.tick(state, quote(2 * SECOND, "", "0.30000001", "1", "3", "1"), out);
    assertThat(out.said()).last().isEqualTo("BUY above@2");
  }

  @Test
  void sumsAndNegativeTermsAreExactToo() {
    use(rule("r", "bid + bid - ask >= -0.00000001", null));
    engine.tick(state, quote(SECOND, "", "0.1", "1", "0.20000002", "1"), out);
    assertThat(out.said()).isEmpty();
    engine.tick(state, quote(2 * SECOND, "", "0.1", "1", "0.20000001", "1"), out);
    assertThat(out.said()).containsExactly("BUY r@2");
  }

  @Test
  void theSpreadOfExtremePricesDoesNotOverflow() {
    use(rule("r", "spread > 90000000000", null));
    engine.tick(state, quote(SECOND, "", "-92000000000", "1", "92000000000", "1"), out);
    assertThat(out.signals)
        .singleElement()
        .extracting(Signal::value, Signal::threshold)
        .containsExactly("184000000000", "90000000000");
  }

  @Test
  void sizesPast64BitsAreWholeInDoublesToo() {
    use(rule("r", "imbalance > 0.37", null));
    engine.tick(state, quote(SECOND, "A", "1", "90000000000", "2", "80000000000"), out);
    engine.tick(state, quote(2 * SECOND, "B", "1", "90000000000", "", ""), out);
    assertThat(out.signals)
        .singleElement()
        .extracting(s -> Double.parseDouble(s.value()))
        .isEqualTo(100.0 / 260);
  }

  @Test
  void anUnknownSizeLimitHoldsTheRuleBackUntilItIsKnown() {
    use(rule("r", "bid > 1", null, "edge", "", "min(ask_size, 5)"));
    engine.tick(state, quote(SECOND, "", "2", "1", "3", ""), out);
    engine.tick(state, quote(2 * SECOND, "", "2", "1", "3", "9"), out);
    assertThat(out.said()).containsExactly("BUY r@2");
    assertThat(out.signals.get(0).size()).isEqualTo(units("5"));
  }

  @Test
  void aRuleOnTicksWithoutAQuoteShowsTheLastPrint() {
    use(rule("r", "last > 5", null));
    engine.tick(state, print(SECOND, "6", "1"), out);
    assertThat(out.signals).singleElement().extracting(Signal::price).isEqualTo(units("6"));
  }

  @Test
  void aRuleOnTicksWithoutQuoteAndPrintHasNoPrice() {
    use(Given.tickRule("r", "close < 0.5 * close + 99", null));
    engine.tick(state, quote(SECOND, "", "2", "1", "", ""), out);
    assertThat(out.signals).as("no bar has closed").isEmpty();
    use(rule("q", "last > 5", "last < 5"));
    engine.tick(state, quote(2 * SECOND, "", "2", "1", "", ""), out);
    assertThat(out.signals).isEmpty();
  }

  @Test
  void aCrossIsFromNotAboveToAbove() {
    closes(
        rule("r", "close crosses above 5", "close crosses below 5"),
        "6",
        "5",
        "6",
        "4",
        "5",
        "6",
        "5",
        "4");
    assertThat(out.said())
        .as("from equal counts, to equal does not")
        .containsExactly("BUY r@30", "SELL r@40", "BUY r@60", "SELL r@80");
  }

  @Test
  void aFirstLookCrossesNothing() {
    closes(rule("r", "close crosses above 5", null), "6");
    assertThat(out.said()).isEmpty();
  }

  @Test
  void nothingCrossesWhereAValueWasUnknownInBetween() {
    use(rule("r", "bid crosses above 5", null));
    engine.tick(state, quote(SECOND, "", "4", "1", "9", "1"), out);
    engine.tick(state, quote(2 * SECOND, "", "10", "1", "", ""), out);
    engine.tick(state, quote(3 * SECOND, "", "6", "1", "", ""), out);
    assertThat(out.said()).as("it was crossed at 2").isEmpty();
  }

  @Test
  void averagesOfSeedZeroCrossInTheFirstWindow() {
    Rule cross = rule("r", "ema_1 crosses above ema_2", "ema_1 crosses below ema_2");
    for (EmaSeed seed : EmaSeed.values()) {
      Recorder recorder = new Recorder();
      MarketEngine seeded =
          new MarketEngine(Given.config(PriceSource.PRINTS, seed, List.of(cross)));
      SymbolState symbol = new SymbolState("S");
      seeded.tick(symbol, print(1, "6", "1"), recorder);
      seeded.advance(symbol, BAR, recorder);
      assertThat(recorder.said()).isEqualTo(seed == EmaSeed.ZERO ? List.of("BUY r@10") : List.of());
    }
  }

  @Test
  void seedZeroCountsForCrossesOnly() {
    engine =
        new MarketEngine(
            Given.config(
                PriceSource.PRINTS, EmaSeed.ZERO, List.of(Given.tickRule("r", "ema_2 < 5", null))));
    engine.tick(state, print(1, "6", "1"), out);
    assertThat(out.said()).isEmpty();
  }

  @Test
  void theValueBeforeIsOfTheBarBeforeAlsoOverAGap() {
    use(rule("r", "close > high[1]", null), rule("s", "sma_1 > sma_1[1]", null));
    close("5");
    bars += 7;
    close("6");
    close("6");
    assertThat(out.said()).containsExactly("BUY r@90", "BUY s@90");
  }

  @Test
  void theBarBeforeIsKnownAgainAfterStateWasRead() {
    use(rule("r", "close > high[1] and sma_1 > sma_1[1]", null));
    close("5");
    state = Given.restored(state);
    close("6");
    assertThat(out.said()).containsExactly("BUY r@20");
  }

  @Test
  void aCrossedQuoteMakesNoQuoteValueKnown() {
    use(
        rule("a", "mid > 0", null),
        rule("b", "bid_size > 0", null),
        rule("c", "micro_price > 0", null),
        rule("d", "imbalance > -2", null),
        rule("e", "mid_momentum_1t > -99", null),
        rule("f", "realized_vol_1t >= 0", null),
        rule("g", "last > 0", null));
    engine.tick(state, quote(SECOND, "", "5", "1", "4", "1"), out);
    engine.tick(state, quote(2 * SECOND, "", "6", "1", "", ""), out);
    assertThat(out.said()).isEmpty();
    engine.tick(state, print(3 * SECOND, "5", "1"), out);
    assertThat(out.said()).containsExactly("BUY g@3");
    engine.tick(state, quote(4 * SECOND, "", "3", "1", "", ""), out);
    assertThat(out.said())
        .containsExactly(
            "BUY g@3", "BUY a@4", "BUY b@4", "BUY c@4", "BUY d@4", "BUY e@4", "BUY f@4");
  }

  @Test
  void aLockedQuoteIsUsable() {
    use(rule("r", "spread <= 0", null));
    engine.tick(state, quote(SECOND, "", "5", "1", "5", "1"), out);
    assertThat(out.said()).containsExactly("BUY r@1");
  }

  @Test
  void aVolatilityOverTicksLeavesNothingOfAJumpThatHasLeftIt() {
    use(rule("r", "realized_vol_3t <= 0", null));
    String[] bids = {"1", "1", "90000000000", "1.1", "1.1", "1.1", "1.1"};
    for (int i = 0; i < bids.length; i++) {
      engine.tick(state, quote((i + 1) * SECOND, "", bids[i], "1", bids[i], "1"), out);
    }
    assertThat(out.said()).containsExactly("BUY r@7");
  }

  @Test
  void sizesAreAbsentWhereARuleHasNone() {
    closes(rule("r", "close > 5", null), "6");
    assertThat(out.signals.get(0).size()).isEqualTo(Fixed8.ABSENT);
  }

  @Test
  void aKindOfItsOwnStandsInTheSignal() {
    Rule named =
        io.tidemark.engine.rule.RuleParser.parse(
            new io.tidemark.engine.rule.RuleText(
                "r", "EMA_CROSS", null, null, null, "close > 5", null, null, null, "7", true),
            BAR);
    closes(named, "6");
    assertThat(out.signals)
        .singleElement()
        .extracting(Signal::kind, Signal::rule, Signal::size)
        .containsExactly("EMA_CROSS", "r", units("7"));
  }

  private void use(Rule... rules) {
    engine = new MarketEngine(Given.prints(rules));
  }

  private void closes(Rule rule, String... closes) {
    use(rule);
    for (String close : closes) {
      close(close);
    }
  }

  private void close(String close) {
    engine.tick(state, print(bars * BAR, close, "1"), out);
    engine.advance(state, ++bars * BAR, out);
  }
}
