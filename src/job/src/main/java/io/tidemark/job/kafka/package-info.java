/**
 * The job on Kafka: sources of the input topics, sinks of the output topics, the clients' settings,
 * and the topics themselves.
 */
package io.tidemark.job.kafka;
