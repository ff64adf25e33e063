/** What a load needs, from what a load test found: cores, partitions, bytes, money. */
package io.tidemark.datagen.plan;
