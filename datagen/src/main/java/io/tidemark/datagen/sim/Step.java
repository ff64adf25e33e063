package io.tidemark.datagen.sim;

import java.util.List;

/**
 * Records that leave together.
 *
 * @param due microseconds after the start, on the wall clock
 */
public record Step(long due, List<Message> messages) {}
