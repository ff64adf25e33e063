/**
 * Reads files as Flink sources: in the order given, by one reader, each record either an event of
 * the engine, or a dead letter with its reason, or skipped and counted where its format says so. A
 * fault of the file itself (its header, its compression) ends the job with a sentence that names
 * the file and the line. A format is a {@link io.tidemark.job.read.FileFormat}; those of ticks are
 * listed in {@link io.tidemark.job.read.TickFormat}, which all commands ask.
 */
package io.tidemark.job.read;
