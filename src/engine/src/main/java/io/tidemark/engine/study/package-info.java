/**
 * Indicators over closed bars. A {@link io.tidemark.engine.study.Study} takes one {@link
 * io.tidemark.engine.study.Candle} after the other and gives the values of its lines; {@link
 * io.tidemark.engine.study.Studies} knows them by name, and is where a new one is added. Values are
 * those of TA-Lib 0.4 where it has the indicator. All is {@code double} and worked out in one fixed
 * order, so that the same bars give the same bits, also when the state was written and read in
 * between. A window is kept whole and summed anew at each bar: no sum that runs for days gathers
 * errors.
 */
package io.tidemark.engine.study;
