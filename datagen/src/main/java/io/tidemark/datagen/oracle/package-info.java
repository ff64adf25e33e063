/**
 * What a replay of given files must write, worked out the slow and plain way: BigDecimal, one
 * thread, every cut in order. Written from the outside contract alone.
 */
package io.tidemark.datagen.oracle;
