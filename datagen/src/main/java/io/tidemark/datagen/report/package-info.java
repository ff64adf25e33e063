/** What a load test found, as JSON, as a page, and compared with an earlier one. */
package io.tidemark.datagen.report;
