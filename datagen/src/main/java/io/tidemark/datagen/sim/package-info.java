/**
 * A market that never was: seeded ticks, trades and cash events, as lifelike as a test of Tidemark
 * needs, and a sender that brings them to Kafka by the clock.
 *
 * <p>{@link io.tidemark.datagen.sim.Generator} is the whole stream without a clock, {@link
 * io.tidemark.datagen.sim.Simulator} sends it. Both are made of lanes, each a part of a region with
 * its own symbols, accounts and random numbers, so that a stream depends on its options alone and
 * not on who plays it how fast. Three times are told apart: the clock on the wall, the event time
 * that records carry, and stream time, in which all is drawn. docs/simulator.md describes the
 * model.
 */
package io.tidemark.datagen.sim;
