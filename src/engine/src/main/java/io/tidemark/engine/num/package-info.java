/**
 * Exact numbers and time: prices and quantities as scaled {@code long}, money in 128 bits, instants
 * in microseconds, and their plain text. Nothing here rounds on the way in; a division rounds once,
 * half to even, and says so. {@code double} appears only in {@link io.tidemark.engine.num.Doubles},
 * for indicators.
 */
package io.tidemark.engine.num;
