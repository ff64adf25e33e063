package io.tidemark.job.flow;

/**
 * A record of the instruments.
 *
 * @param change what it says
 * @param origin where it was read
 * @param raw the record as it came
 */
public record InstrumentRow(InstrumentChange change, Origin origin, String raw)
    implements MarketNews {}
