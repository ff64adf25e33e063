package io.tidemark.engine.market;

import java.util.List;

/**
 * What an engine does for a symbol.
 *
 * @param engine the engine that made this plan
 * @param prices where the symbol's bar prices come from
 * @param bookRules numbers of the rules on the quote that serve it, in {@link BookRules}
 * @param crosses the crosses that serve it
 */
@SuppressWarnings("ArrayRecordComponent") // walked at every tick, never compared
record Plan(MarketEngine engine, PriceSource prices, int[] bookRules, List<EmaCrossRule> crosses) {}
