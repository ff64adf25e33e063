package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BehindTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final Behind behind = new Behind(now::get);

  @Test
  void aMarkForgetsWhatLeftLateBefore() {
    behind.due(900);
    behind.left(100);
    behind.due(2_000);
    assertThat(behind.now()).isZero();
    assertThat(behind.most()).isEqualTo(100);
    assertThat(behind.mark()).isEqualTo(100);
    assertThat(behind.most()).isZero();
    behind.left(7);
    behind.left(3);
    assertThat(behind.most()).isEqualTo(7);
  }

  @Test
  void whatIsLateAtAMarkCountsBeforeAndAfter() {
    behind.due(400);
    assertThat(behind.mark()).isEqualTo(600);
    now.set(1_100);
    assertThat(behind.most()).isEqualTo(700);
    assertThat(behind.now()).isEqualTo(700);
  }

  @Test
  void theEndOfTheTrafficIsNotLate() {
    behind.due(400);
    behind.left(600);
    behind.idle();
    assertThat(behind.mark()).isEqualTo(600);
    assertThat(behind.most()).isZero();
  }

  @Test
  void nothingIsLostBetweenMarks() throws Exception {
    long last = 200_000;
    Thread sender =
        new Thread(
            () -> {
              for (long late = 1; late <= last; late++) {
                behind.left(late);
              }
            });
    sender.start();
    long most = 0;
    while (sender.isAlive()) {
      most = Math.max(most, behind.mark());
    }
    sender.join();
    assertThat(Math.max(most, behind.mark())).isEqualTo(last);
  }
}
