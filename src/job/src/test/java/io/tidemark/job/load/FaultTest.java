package io.tidemark.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  /** Refused values, keys and checks; nothing here goes away by waiting. */
  @ParameterizedTest
  @ValueSource(strings = {"22003", "22021", "22P02", "23505", "23514", "44000", "54000", "P0001"})
  void a_row(String state) {
    assertThat(Fault.of(new SQLException("no", state))).isEqualTo(Fault.ROW);
  }

  /** Dead peers, shutdowns, full disks, deadlocks, timeouts, a standby, lost rights or tables. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "57P01", "57014", "53100", "53300", "40P01", "40001", "55P03", "25006", "28P01",
        "3D000", "42501", "42P01", "58030"
      })
  void the_database(String state) {
    assertThat(Fault.of(new SQLException("no", state))).isEqualTo(Fault.DATABASE);
  }

  @Test
  void what_says_nothing_is_unclear() {
    assertThat(Fault.of(new SQLException("no"))).isEqualTo(Fault.UNCLEAR);
    assertThat(Fault.of(new SQLException("no", "XX000"))).isEqualTo(Fault.UNCLEAR);
    assertThat(Fault.of(new SQLException("no", "?"))).isEqualTo(Fault.UNCLEAR);
  }

  @Test
  void its_line_is_one_line() {
    assertThat(Fault.line(new SQLException("ERROR: no\n  Detail: none", "22003")))
        .isEqualTo("22003: ERROR: no Detail: none");
  }
}
