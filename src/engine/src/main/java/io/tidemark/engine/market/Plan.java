package io.tidemark.engine.market;

import java.util.List;

/**
 * What an engine does for a symbol, bound to the symbol's state.
 *
 * @param engine the engine that made this plan
 * @param prices where the symbol's bar prices come from
 * @param view the quote as the rules see it
 * @param tickRules rules on ticks that serve it
 * @param bars what becomes of the bars of each length, in the order of the open windows
 */
@SuppressWarnings("ArrayRecordComponent") // walked at every tick, never compared
record Plan(
    MarketEngine engine, PriceSource prices, SymbolView view, RuleRun[] tickRules, OfBars[] bars) {

  /**
   * What becomes of the bars of one length.
   *
   * @param handedOut whether they are handed out
   * @param series indicators that run on them; null if there is nothing to keep
   * @param outputs indicators that are handed out
   * @param rules rules that look at their close
   */
  record OfBars(boolean handedOut, BarSeries series, List<Output> outputs, List<RuleRun> rules) {}

  /**
   * An indicator that is handed out.
   *
   * @param name its name with its parameters
   * @param slot where it is computed
   * @param line which of its lines
   */
  record Output(String name, StudySlot slot, int line) {}
}
