/**
 * A second opinion on Tidemark: a naive recomputation of what a replay must write, a verifier that
 * compares the two, and a generator of random days. Nothing here shares code with the engine.
 */
package io.tidemark.datagen;
