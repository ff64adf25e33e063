package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
  @TempDir private Path dir;

  private static OutputFolder open(Path out) {
    return OutputFolder.of(out).make();
  }

  private String tree() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return String.join(
          " ",
          files
              .map(dir::relativize)
              .map(Path::toString)
              .filter(s -> !s.isEmpty())
              .sorted()
              .toList());
    }
  }

  @Test
  void makes_the_folder_and_its_parents_when_all_is_right() throws IOException {
    OutputFolder folder = open(dir.resolve("a/b/out"));
    Files.writeString(folder.results().resolve("x.csv"), "x");
    Files.writeString(folder.temp().resolve("t"), "t");
    assertThat(dir.resolve("a/b/out")).doesNotExist();
    folder.commit();
    folder.close();
    assertThat(tree()).isEqualTo("a a/b a/b/out a/b/out/x.csv");
  }

  @Test
  void fills_an_empty_folder_that_is_there() throws IOException {
    Path out = Files.createDirectory(dir.resolve("out"));
    Object before = Files.getAttribute(out, "unix:ino");
    try (OutputFolder folder = open(out)) {
      Files.writeString(folder.results().resolve("x.csv"), "x");
      folder.commit();
    }
    assertThat(tree()).isEqualTo("out out/x.csv");
    assertThat(Files.getAttribute(out, "unix:ino")).isEqualTo(before);
  }

  @Test
  void leaves_nothing_when_it_is_given_up() throws IOException {
    Files.createDirectory(dir.resolve("a"));
    try (OutputFolder folder = open(dir.resolve("a/b/out"))) {
      Files.createDirectories(folder.parts().resolve("positions"));
      Files.writeString(folder.parts().resolve("positions/part-0"), "x");
    }
    assertThat(tree()).isEqualTo("a");
  }

  @Test
  void an_empty_folder_that_was_there_stays_when_it_is_given_up() throws IOException {
    Files.createDirectory(dir.resolve("out"));
    open(dir.resolve("out")).close();
    assertThat(tree()).isEqualTo("out");
  }

  @Test
  void given_up_before_it_was_made_it_is_not_made() throws IOException {
    OutputFolder folder = OutputFolder.of(dir.resolve("a/out"));
    assertThat(folder.abandon()).isTrue();
    assertThatThrownBy(folder::make).isInstanceOf(IllegalStateException.class);
    assertThat(tree()).isEmpty();
  }

  @Test
  void refuses_what_cannot_take_results() throws IOException {
    Files.createDirectory(dir.resolve("full"));
    Files.writeString(dir.resolve("full/x"), "x");
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("nowhere"));
    assertThatThrownBy(() -> open(dir.resolve("full")))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("full: the folder is not empty");
    assertThatThrownBy(() -> open(dir.resolve("full/x")))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("x: not a folder");
    assertThatThrownBy(() -> open(dir.resolve("full/x/y/z")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be made");
    assertThatThrownBy(() -> open(dir.resolve("link")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a link that leads nowhere");
    assertThat(tree()).isEqualTo("full full/x link");
  }

  @Test
  void does_not_overwrite_what_appeared_meanwhile() throws IOException {
    Path out = dir.resolve("out");
    try (OutputFolder folder = open(out)) {
      Files.writeString(folder.results().resolve("x.csv"), "x");
      Files.createDirectory(out);
      Files.writeString(out.resolve("theirs"), "y");
      assertThatThrownBy(folder::commit).hasMessageContaining("appeared during the run");
    }
    assertThat(tree()).isEqualTo("out out/theirs");
  }
}
