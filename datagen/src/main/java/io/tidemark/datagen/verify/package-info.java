/**
 * Compares the folder a replay wrote with the naive recomputation of its inputs, and checks what
 * every row must hold on its own.
 */
package io.tidemark.datagen.verify;
