/** The instruments of a load test against a real broker, a real database and running jobs. */
package io.tidemark.desk.measure;
