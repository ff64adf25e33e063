/**
 * A cluster as users have it: a JobManager and a TaskManager as processes of their own, started
 * from Maven's artifacts, and the class behind {@code flink run}.
 */
package io.tidemark.desk.cluster;
