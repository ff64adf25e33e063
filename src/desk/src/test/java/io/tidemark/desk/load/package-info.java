/** Tests of the loader against a real PostgreSQL, and of the whole job with a real Kafka. */
package io.tidemark.desk.load;
