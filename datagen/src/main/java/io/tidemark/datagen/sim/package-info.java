/**
 * A market that never was: seeded ticks, trades and cash events, as lifelike as a test of Tidemark
 * needs, and a publisher that sends them to Kafka by the clock.
 */
package io.tidemark.datagen.sim;
