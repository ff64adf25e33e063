package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything together: broker, database, cluster, simulator, both jobs and the verifier. */
@Timeout(300)
final class DemoCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");
  private static final int SIGTERM_EXIT = 143;

  /** Far more than a start takes on an idle machine. */
  private static final int LONGEST_MILLIS = 20_000;

  @TempDir private Path dir;

  @Test
  void a_demo_tells_its_addresses_agrees_with_the_verifier_and_leaves_nothing() throws Exception {
    try (ChildCommand demo =
        ChildCommand.start(dir, "demo", "--duration", "8s", "--rate", "300", "--symbols", "50")) {
      demo.await(() -> demo.printed().contains("Web UI"), 120);
      assertThat(demo.processes()).anyMatch(line -> line.contains("postgres"));
      List<Integer> ports =
          ADDRESS
              .matcher(demo.printed())
              .results()
              .map((MatchResult match) -> Integer.valueOf(match.group(1)))
              .toList();
      assertThat(ports).hasSize(3);
      assertThat(demo.exit(200)).as(demo.printed()).isEqualTo(0);
      assertThat(demo.printed()).contains("Verified:").doesNotContain("Exception");
      nothingIsLeft(demo);
      for (int port : ports) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
            .as("port %d", port)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void a_demo_that_is_interrupted_at_any_moment_leaves_nothing() throws Exception {
    int millis = new Random().nextInt(LONGEST_MILLIS);
    try (ChildCommand demo = ChildCommand.start(dir, "demo", "--duration", "forever")) {
      demo.run(millis);
      demo.terminate();
      assertThat(demo.exit(120))
          .as("after %d ms: %s", millis, demo.printed())
          .isEqualTo(SIGTERM_EXIT);
      nothingIsLeft(demo);
    }
  }

  private static void nothingIsLeft(ChildCommand demo) throws IOException {
    assertThat(demo.left()).as(demo.printed()).isEmpty();
    assertThat(demo.processes()).as(demo.printed()).isEmpty();
  }
}
