package io.tidemark.job.load;

import io.tidemark.engine.Reason;

/**
 * A record that is not in the database, and why: what becomes a dead letter.
 *
 * @param detail what was wrong, for a person, on one line
 */
public record Refused(LoadRecord record, Reason reason, String detail) {}
