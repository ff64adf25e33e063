package io.tidemark.job.flow;

import io.tidemark.engine.ref.Instrument;

/**
 * A row of the instruments.
 *
 * @param instrument its content
 * @param origin where it was read
 * @param raw the record as it came
 */
public record InstrumentRow(Instrument instrument, Origin origin, String raw) {}
