/**
 * The Flink job: what wires sources, operators and sinks together, and the settings that shape it.
 * The trading logic itself is in the engine; the classes here read state, call it and write state.
 */
package io.tidemark.job;
