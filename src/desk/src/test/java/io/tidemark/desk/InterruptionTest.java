package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a replay that is ended by a signal leaves: nothing. */
@Timeout(120)
final class InterruptionTest {
  private static final int SIGTERM_EXIT = 143;

  @TempDir private Path dir;

  @Test
  void leaves_nothing_and_says_so() throws IOException, InterruptedException {
    StringBuilder ticks = new StringBuilder("ts,symbol,bid,ask\n");
    for (int i = 0; i < 200_000; i++) {
      ticks.append("2013-10-07T08:00:00Z,IBM,1,2\n");
    }
    Files.writeString(dir.resolve("ticks.csv"), ticks);
    Path parent = Files.createDirectory(dir.resolve("results"));
    Path err = dir.resolve("err");
    try (WatchService watch = parent.getFileSystem().newWatchService()) {
      parent.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process replay =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-Dtidemark.home=" + System.getProperty("tidemark.home", "../.."),
                      "io.tidemark.desk.Main",
                      "replay",
                      "--ticks",
                      dir.resolve("ticks.csv").toString(),
                      "--out",
                      parent.resolve("a/out").toString()))
              .redirectError(err.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        // The first that a replay makes, before anything of Flink has started.
        WatchKey made = watch.poll(60, TimeUnit.SECONDS);
        assertThat(made).as(Files.readString(err)).isNotNull();
        assertThat(made.pollEvents().get(0).context()).isEqualTo(Path.of("a"));
        replay.destroy();
        assertThat(replay.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(replay.exitValue()).isEqualTo(SIGTERM_EXIT);
      } finally {
        replay.destroyForcibly();
      }
    }
    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left).as(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
    }
  }
}
