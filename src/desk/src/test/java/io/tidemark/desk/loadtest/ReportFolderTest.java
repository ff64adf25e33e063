package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a report is there before there is anything to put into it. */
final class ReportFolderTest {
  @TempDir private Path dir;

  @Test
  void is_made_with_all_above_it_and_goes_again_without_a_report() throws IOException {
    Path deep = dir.resolve("a").resolve("b");
    ReportFolder folder = ReportFolder.take(deep, "smoke");
    assertThat(deep).isEmptyDirectory();
    folder.giveBack();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void what_was_there_before_and_what_others_put_there_stays() throws IOException {
    ReportFolder folder = ReportFolder.take(dir, "smoke");
    folder.giveBack();
    assertThat(dir).isEmptyDirectory();
    Path mine = dir.resolve("mine");
    ReportFolder other = ReportFolder.take(mine, "smoke");
    Files.writeString(mine.resolve("note"), "x");
    other.giveBack();
    assertThat(mine.resolve("note")).exists();
  }

  @Test
  void one_that_cannot_be_written_is_refused_before_anything_starts() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "x");
    for (Path bad : new Path[] {Path.of("/proc/nope/x"), file.resolve("x"), file, dir}) {
      assertThatThrownBy(() -> ReportFolder.take(bad, "smoke"))
          .as(bad.toString())
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("--out " + bad + ": ")
          .hasMessageNotContaining("\n");
    }
    assertThat(dir.resolve("file")).hasContent("x");
  }
}
