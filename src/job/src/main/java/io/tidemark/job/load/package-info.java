/**
 * The second job: what the ledger and the market published, into PostgreSQL. A bulkhead: a database
 * that is slow, away or full delays only itself, never the trading job.
 */
package io.tidemark.job.load;
