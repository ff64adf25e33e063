/**
 * The operators. Each is thin: it reads state, calls the engine, writes state, and sends what came
 * out. Objects live on the heap between checkpoints and in RocksDB at every checkpoint.
 */
package io.tidemark.job.operators;
