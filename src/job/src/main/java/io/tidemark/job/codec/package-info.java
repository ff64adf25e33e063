/**
 * Serializers written by hand, for state and for records between operators. Every record begins
 * with the number of its format, so that state of an older release stays readable.
 */
package io.tidemark.job.codec;
