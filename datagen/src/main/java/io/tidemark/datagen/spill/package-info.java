/**
 * Sorts rows that may be more than memory holds: what does not fit goes to files of its own, which
 * are removed at the end.
 */
package io.tidemark.datagen.spill;
