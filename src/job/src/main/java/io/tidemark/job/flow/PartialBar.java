package io.tidemark.job.flow;

import io.tidemark.engine.market.Bar;

/**
 * How a bar stands that is still open.
 *
 * @param bar the bar, of the prices before the cut
 * @param asOf the cut, µs
 */
public record PartialBar(Bar bar, long asOf) {}
