/**
 * The trading logic: exact numbers, quotes, bars, rules, positions and accounts. It needs the JDK
 * alone and has no clock, no randomness and no hash order, so that the same input gives the same
 * bytes anywhere.
 */
package io.tidemark.engine;
