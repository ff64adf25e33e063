package io.tidemark.datagen.topic;

import io.tidemark.contracts.Topic;
import java.io.Closeable;

/** The topics of one Tidemark as they stood at one moment. */
public interface TopicLog {
  /** The records of one partition in order. */
  interface Records extends Closeable {
    /** The next record, or null after the last. */
    LogRecord next();
  }

  /** A topic's full name. */
  String name(Topic topic);

  /** How many partitions a topic has; 0 if there is no such topic. */
  int partitions(Topic topic);

  /** How many records at a partition's beginning are no longer kept, at most. */
  long lost(Topic topic, int partition);

  /** A partition's records, from the first that is kept; only committed ones. */
  Records read(Topic topic, int partition);
}
