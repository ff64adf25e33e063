/** Tests of load tests. */
package io.tidemark.desk.loadtest;
