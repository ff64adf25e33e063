/**
 * Rows as lines of files. A part file holds lines in no order, each behind a key by whose bytes the
 * launcher sorts them; so the merged file does not depend on how the work was split.
 */
package io.tidemark.job.sink;
