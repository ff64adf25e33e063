/**
 * Reads CSV files as Flink sources: in the order given, by one reader, each line either an event of
 * the engine or a dead letter with its reason. A fault of the file itself (its header, its
 * compression) ends the job with a sentence that names the file and the line.
 */
package io.tidemark.job.read;
