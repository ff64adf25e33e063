package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that go away are told of soon, and in one line. */
@Timeout(60)
final class ServerWatchTest {
  private static final class Fake implements ServerWatch.Server {
    private final AtomicBoolean there = new AtomicBoolean(true);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void ask() throws SQLException {
      if (!there.get()) {
        throw new SQLException("Connection refused");
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void one_that_is_there_is_not_away_and_one_that_went_is_told_in_one_line() throws Exception {
    Fake server = new Fake();
    try (ServerWatch watch = new ServerWatch("the database at here", server)) {
      watch.trafficBegins();
      assertThat(watch.away()).isFalse();
      assertThatCode(watch::look).doesNotThrowAnyException();
      server.there.set(false);
      assertThat(watch.away()).as("for good, after 12 s").isTrue();
      assertThatThrownBy(watch::look)
          .isInstanceOf(Broken.class)
          .hasMessageMatching(
              "the database at here went away after \\d+ s of traffic: .*Connection refused");
    }
    assertThat(server.closed.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
