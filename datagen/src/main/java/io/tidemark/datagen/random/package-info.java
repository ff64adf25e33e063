/**
 * Random input files from a seed: several asset classes, venues and currencies, disorder, late and
 * repeated records, and lines that cannot be used. The same options give the same bytes.
 */
package io.tidemark.datagen.random;
