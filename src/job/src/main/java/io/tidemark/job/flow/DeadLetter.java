package io.tidemark.job.flow;

import io.tidemark.engine.Reason;

/**
 * A record that could not be used.
 *
 * @param origin where it was read
 * @param reason the class of the fault
 * @param detail what was wrong, for a person
 * @param raw the record as it came
 */
public record DeadLetter(Origin origin, Reason reason, String detail, String raw) {}
