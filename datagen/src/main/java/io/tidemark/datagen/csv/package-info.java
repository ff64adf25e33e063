/**
 * Reads and writes comma-separated rows, one row a line. A field may be quoted with double quotes,
 * doubled inside; a quoted field does not span lines. Days of the DEBS 2022 Grand Challenge are
 * read as well, which know comments and no quotes.
 */
package io.tidemark.datagen.csv;
