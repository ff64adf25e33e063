/** {@code tidemark load}: scenarios, the run of one, the search for a rate, and targets. */
package io.tidemark.desk.loadtest;
