package io.tidemark.datagen.measure;

import java.util.List;

/** Tells how much CPU time threads and processes have taken since they began. */
interface CpuSource {
  /**
   * One thread.
   *
   * @param id no other thread has or had it
   * @param group who it works for
   * @param nanos CPU time it has taken
   */
  record ThreadTime(long id, String group, long nanos) {}

  /** The threads there are now, as far as they can be told. */
  List<ThreadTime> threads();

  /** CPU time that the process has taken, that of ended threads too; ns. */
  long process();

  /** CPU time that the database has taken; ns, 0 if that is not known. */
  long database();
}
