/**
 * Reads and writes comma-separated rows, one row a line. A field may be quoted with double quotes,
 * doubled inside; a quoted field does not span lines.
 */
package io.tidemark.datagen.csv;
