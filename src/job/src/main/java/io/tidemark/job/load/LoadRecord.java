package io.tidemark.job.load;

import io.tidemark.contracts.Topic;

/**
 * A record of a topic, as it came.
 *
 * @param topic what it is a record of
 * @param partition of the topic
 * @param offset in the partition
 * @param ledger its header {@code ledger}; null where there is none
 * @param key its key; null if it has none
 * @param value its value; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record LoadRecord(
    Topic topic, int partition, long offset, String ledger, byte[] key, byte[] value) {}
