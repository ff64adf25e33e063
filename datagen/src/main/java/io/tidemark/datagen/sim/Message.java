package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;

/**
 * A record to be sent.
 *
 * @param value may be null, and may be garbage
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(Topic topic, String key, byte[] value) {}
