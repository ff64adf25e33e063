package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FailureTest {
  @Test
  void the_last_cause_is_told_with_its_task() {
    Failure failure =
        new Failure(
            1,
            "ledger (1/2)",
            """
            org.apache.flink.runtime.JobException: no
            \tat x.Y.z(Y.java:1)
            Caused by: java.lang.IllegalStateException: a quantity is missing
            \tat a.B.c(B.java:2)
            """);
    assertThat(failure.line())
        .isEqualTo("IllegalStateException: a quantity is missing (in ledger (1/2))");
    assertThat(failure.isConnectionTrouble()).isFalse();
    assertThat(failure.isDiskFull()).isFalse();
  }

  @Test
  void an_absent_broker_is_waited_for_and_a_full_disk_is_not() {
    assertThat(
            new Failure(1, "", "x\nCaused by: org.apache.kafka.common.errors.TimeoutException: t")
                .isConnectionTrouble())
        .isTrue();
    assertThat(
            new Failure(1, "", "x\nCaused by: java.io.IOException: No space left on device")
                .isDiskFull())
        .isTrue();
  }
}
