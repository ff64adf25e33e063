/**
 * The instruments of a load test: what they tell stays available when what they watch goes away.
 */
package io.tidemark.datagen.measure;
