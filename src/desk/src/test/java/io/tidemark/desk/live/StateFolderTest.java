package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {
  @TempDir private Path dir;

  private static Settings at(Path folder) {
    return Settings.of(Map.of("state.dir", folder.toString()));
  }

  @Test
  void two_runs_do_not_share_it_and_the_next_may_have_it() throws IOException {
    Settings settings = at(dir.resolve("a/state"));
    try (StateFolder first = StateFolder.take(settings)) {
      assertThat(first.makeTemp()).isEmptyDirectory();
      assertThatThrownBy(() -> StateFolder.take(settings))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("is in use by another run");
    }
    try (StateFolder next = StateFolder.take(settings)) {
      assertThat(next.temp()).doesNotExist();
    }
  }

  @Test
  void a_file_in_its_place_is_named() throws IOException {
    Path file = Files.writeString(dir.resolve("state"), "");
    assertThatThrownBy(() -> StateFolder.take(at(file)))
        .isInstanceOf(UserException.class)
        .hasMessage("state.dir: " + file + " is a file, not a folder");
  }

  @Test
  void a_fresh_start_puts_the_old_one_aside() throws IOException {
    try (StateFolder state = StateFolder.take(at(dir))) {
      assertThat(state.putAside()).isEmpty();
      Files.createDirectories(state.of(JobKind.TRADING).resolve("aaaa/chk-1"));
      Files.writeString(state.ledger(), "id=x");
      Path first = state.putAside().orElseThrow();
      assertThat(first.resolve("trading/aaaa/chk-1")).isDirectory();
      assertThat(first.resolve("ledger")).hasContent("id=x");
      assertThat(state.of(JobKind.TRADING)).doesNotExist();
      Files.writeString(state.ledger(), "id=y");
      assertThat(state.putAside().orElseThrow()).isNotEqualTo(first);
    }
  }
}
