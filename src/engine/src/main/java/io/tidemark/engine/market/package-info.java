/**
 * Everything that is known of one symbol: its consolidated quote and last print, the mark of every
 * cut, time bars, indicators, and the rules that turn them into signals. {@link
 * io.tidemark.engine.market.MarketEngine} changes a {@link io.tidemark.engine.market.SymbolState}
 * tick by tick and closes its boundaries when the caller's watermark has completed them; what comes
 * of it goes to a {@link io.tidemark.engine.market.MarketOut}. Nothing here reads a clock or
 * another symbol.
 */
package io.tidemark.engine.market;
