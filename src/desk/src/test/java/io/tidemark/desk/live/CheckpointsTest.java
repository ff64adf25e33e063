package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  @TempDir private Path dir;

  private Path checkpoint(String start, long number, Long seconds) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(start).resolve("chk-" + number));
    Files.createDirectories(dir.resolve(start).resolve("shared"));
    if (seconds != null) {
      Path metadata = Files.writeString(folder.resolve("_metadata"), "x");
      Files.setLastModifiedTime(metadata, FileTime.fromMillis(seconds * 1000));
    }
    return folder;
  }

  @Test
  void the_newest_complete_one_of_all_starts_is_resumed() throws IOException {
    checkpoint("aaaa", 900, 1L);
    Path newest = checkpoint("bbbb", 12, 3L);
    checkpoint("bbbb", 11, 2L);
    checkpoint("cccc", 13, null);
    assertThat(new Checkpoints(dir).newest()).contains(newest);
  }

  @Test
  void of_two_at_one_time_the_higher_number_counts_not_the_later_letter() throws IOException {
    Path tenth = checkpoint("aaaa", 10, 5L);
    checkpoint("aaaa", 9, 5L);
    assertThat(new Checkpoints(dir).newest()).contains(tenth);
  }

  @Test
  void there_is_none_where_nothing_is_or_nothing_is_complete() throws IOException {
    assertThat(new Checkpoints(dir.resolve("absent")).newest()).isEmpty();
    checkpoint("aaaa", 1, null);
    assertThat(new Checkpoints(dir).newest()).isEmpty();
  }

  @Test
  void earlier_starts_go_but_not_this_one_nor_the_one_that_it_resumed_from() throws IOException {
    checkpoint("oldest", 3, 1L);
    Path resumed = checkpoint("resumed", 7, 2L);
    checkpoint("current", 8, 3L);
    new Checkpoints(dir).clean("current", Optional.of(resumed));
    assertThat(dir.resolve("oldest")).doesNotExist();
    assertThat(resumed.resolve("_metadata")).exists();
    assertThat(dir.resolve("current/chk-8/_metadata")).exists();
  }
}
