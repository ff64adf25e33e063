package io.tidemark.desk.loadtest;

import io.tidemark.desk.WorkOff;
import io.tidemark.desk.live.JobKind;
import java.net.URI;
import java.util.List;

/** The jobs that are under load. */
interface Jobs {
  /** Which there are. */
  List<JobKind> kinds();

  /** Flink's REST interface. */
  URI rest();

  /** A job's id. */
  String id(JobKind kind);

  /**
   * Looks whether they go on.
   *
   * @throws Exception in whose message one line says what ended one
   */
  void look() throws Exception;

  /** Whether all of them have come to a checkpoint. */
  boolean ready();

  /** From now on the end of the trading job is no fault. */
  void tradingEnds();

  /** From now on the loader is left to itself: its database is gone. */
  void loaderEnds();

  /**
   * Works off all that was sent.
   *
   * @return whether the jobs have ended as at an end of their inputs
   */
  boolean workOff(WorkOff.Watch watch) throws Exception;
}
