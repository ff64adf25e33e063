/** Reads the records of topics back, from wherever they are kept, as rows of text. */
package io.tidemark.datagen.topic;
