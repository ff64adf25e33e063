package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.BAR;
import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.quote;
import static io.tidemark.engine.market.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A symbol whose rules change while it runs: each change is a new engine on the same state. */
class RuleChangeTest {
  private static final Rule OTHER = rule("other", "close > 1000 and bid > 1000", null);

  private final Recorder out = new Recorder();
  private SymbolState state = new SymbolState("S");
  private MarketEngine engine;
  private int bars;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatStaysKeepsItsEdges(boolean restoring) {
    Rule tick = rule("t", "bid > 5", null);
    Rule bar = rule("b", "close > 5", null);
    use(tick, bar);
    bid(1, "6");
    close("6");
    use(restoring, bar, OTHER, tick);
    bid(11, "6");
    close("6");
    assertThat(out.said()).containsExactly("BUY t@1", "BUY b@10");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatStaysKeepsItsCooldown(boolean restoring) {
    Rule rests = rule("r", "close > 5", null, "every", "30s", "");
    use(rests);
    close("6");
    use(restoring, OTHER, rests);
    close("6");
    close("6");
    close("6");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@40");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatStaysKeepsItsSequenceAndRelations(boolean restoring) {
    Rule sequence = rule("s", "close > 8 then close crosses below 5 within 2 bars", null);
    use(sequence);
    close("9");
    use(restoring, OTHER, sequence);
    close("6");
    use(restoring, sequence);
    close("4");
    assertThat(out.said()).containsExactly("BUY s@30");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void indicatorsMidsAndWindowsThatStayGoOn(boolean restoring) {
    Rule average = rule("a", "sma_3 > 1", null);
    Rule mids = rule("m", "mid_momentum_2t > 0.5", null);
    use(average, mids);
    bid(1, "6");
    close("6");
    close("6");
    bid(21, "7");
    engine.tick(state, print(22 * SECOND, "6", "1"), out);
    use(restoring, mids, OTHER, average);
    bid(23, "8");
    engine.advance(state, 30 * SECOND, out);
    assertThat(out.bars).extracting(Bar::ticks).containsExactly(1L, 1L, 1L);
    assertThat(out.said()).containsExactly("BUY m@23", "BUY a@30");
  }

  @Test
  void anotherSizeKindCooldownOrEmitChangesNoMemory() {
    use(rule("r", "close > 5", null));
    close("6");
    use(rule("r", "close   >  5.00", null, "edge", "1s", "7"));
    close("6");
    assertThat(out.said()).containsExactly("BUY r@10");
  }

  @Test
  void aChangedConditionBeginsAnew() {
    use(rule("r", "close > 5", null, "edge", "1m", ""));
    close("6");
    use(rule("r", "close > 4", null, "edge", "1m", ""));
    close("6");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY r@20");
  }

  @Test
  void aRemovedRuleTakesItsStateWithIt() {
    Rule removed = rule("r", "close > 5", null, "edge", "1m", "");
    Rule ofTicks = rule("t", "bid > 5", null, "edge", "1m", "");
    use(removed, ofTicks);
    bid(1, "6");
    close("6");
    use(OTHER);
    bid(11, "6");
    close("6");
    assertThat(state.hot().memories).extracting(m -> m.rule).containsExactly("other");
    assertThat(state.cold().memories).isEmpty();
    use(removed, ofTicks);
    bid(21, "6");
    close("6");
    assertThat(out.said()).containsExactly("BUY t@1", "BUY r@10", "BUY t@21", "BUY r@30");
  }

  @Test
  void whatGoesIsSaidToHaveChangedSoThatItIsStored() {
    use(rule("r", "close > ema_3", null), rule("t", "mid_momentum_1t > 5", null));
    bid(1, "6");
    close("6");
    state.hotDirty = false;
    state.coldDirty = false;
    use();
    engine.nextDue(state);
    assertThat(state.hotDirty).isTrue();
    assertThat(state.coldDirty).isTrue();
    state.hotDirty = false;
    state.coldDirty = false;
    use(OTHER);
    engine.nextDue(state);
    assertThat(state.hotDirty).as("what is new can wait").isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAddedRuleOnTicksCrossesFromTheQuoteThatStands(boolean restoring) {
    use(OTHER);
    bid(1, "5");
    use(restoring, rule("above", "bid crosses above 5", null), rule("below", "bid > 4", null));
    bid(2, "6");
    assertThat(out.said()).containsExactly("BUY above@2", "BUY below@2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAddedRuleOnBarsCrossesFromTheIndicatorsThatStand(boolean restoring) {
    use(rule("keeps", "close > sma_1 + 100", null));
    close("5");
    use(
        restoring,
        rule("keeps", "close > sma_1 + 100", null),
        rule("above", "close crosses above 5", null),
        rule("line", "sma_1 crosses above 5", null),
        rule("anew", "sma_2 crosses above 5", null));
    close("6");
    assertThat(out.said()).containsExactly("BUY above@20", "BUY line@20");
  }

  @Test
  void aNewIndicatorBeginsWithTheNextBar() {
    use(rule("r", "sma_1 > 1", null));
    close("5");
    use(rule("n", "sma_2 > 1", null));
    close("5");
    close("5");
    assertThat(out.said()).containsExactly("BUY r@10", "BUY n@30");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNewLengthOfBarsBeginsWithTheFirstWindowThatIsSeenWhole(boolean restoring) {
    use();
    engine.tick(state, print(3 * SECOND, "5", "1"), out);
    use(restoring, Given.tickRule("m", "ticks@3s >= 1", null));
    engine.tick(state, print(4 * SECOND, "5", "1"), out);
    Tick sees = print(7 * SECOND, "5", "1");
    sees.complete = 6 * SECOND;
    engine.tick(state, sees, out);
    assertThat(out.said()).as("the window from 3 s had begun").isEmpty();
    sees = print(9 * SECOND, "5", "1");
    sees.complete = 9 * SECOND;
    engine.tick(state, sees, out);
    assertThat(out.said()).containsExactly("BUY m@9");
  }

  @Test
  void aWindowThatBeginsJustBehindTheNewestTickIsSeenWhole() {
    use();
    engine.tick(state, print(3 * SECOND - 1, "5", "1"), out);
    use(Given.tickRule("m", "ticks@3s >= 2", null));
    engine.tick(state, print(3 * SECOND, "5", "1"), out);
    engine.tick(state, print(4 * SECOND, "5", "1"), out);
    Tick sees = print(6 * SECOND, "5", "1");
    sees.complete = 6 * SECOND;
    engine.tick(state, sees, out);
    assertThat(out.said()).containsExactly("BUY m@6");
  }

  @Test
  void aSymbolsPlanHoldsItsOwnRulesOnly() {
    engine =
        new MarketEngine(
            Given.prints(
                rule("all", "bid > 1", List.of(), List.of()),
                rule("fx", "bid > 1", List.of("FX"), List.of()),
                rule("equity", "bid > 1", List.of("EQUITY", "FX"), List.of()),
                rule("mine", "bid > 1", List.of(), List.of("S", "T")),
                rule("others", "close@1m > 1", List.of(), List.of("T")),
                rule("mine-as-fx", "mid_roc_5t > 1", List.of("FX"), List.of("S")),
                rule("bar", "close > sma_2", List.of("EQUITY"), List.of()),
                rule("crypto-bar", "close > sma_3@1h", List.of("CRYPTO"), List.of())));
    engine.nextDue(state);
    assertThat(state.hot().memories)
        .extracting(m -> m.rule)
        .containsExactly("all", "equity", "mine");
    assertThat(state.cold().memories).extracting(m -> m.rule).containsExactly("bar");
    assertThat(state.plan.tickRules()).hasSize(3);
    assertThat(state.hot().windows).extracting(OpenWindows::interval).containsExactly(BAR);
    assertThat(state.hot().mids).isEmpty();
    assertThat(state.cold().series).singleElement().extracting(s -> s.slots.length).isEqualTo(1);
    engine.instrument(state, Given.instrument(AssetClass.FX));
    engine.nextDue(state);
    assertThat(state.hot().memories)
        .extracting(m -> m.rule)
        .containsExactly("all", "equity", "fx", "mine", "mine-as-fx");
    assertThat(state.cold().memories).isEmpty();
    assertThat(state.hot().mids).hasSize(1);
  }

  private void use(Rule... rules) {
    engine = new MarketEngine(Given.prints().withRules(List.of(rules)));
  }

  private void use(boolean restoring, Rule... rules) {
    state = restoring ? Given.restored(state) : state;
    use(rules);
  }

  private void bid(long seconds, String bid) {
    engine.tick(state, quote(seconds * SECOND, "", bid, "1", "9", "1"), out);
  }

  private void close(String close) {
    engine.tick(state, print(bars * BAR + 5 * SECOND, close, "1"), out);
    engine.advance(state, ++bars * BAR, out);
  }
}
