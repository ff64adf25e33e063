package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerIdentityTest {
  private static final Settings UNNAMED = Settings.defaults();

  @TempDir private Path dir;

  private LedgerIdentity start(Settings settings, boolean resumes) throws IOException {
    return LedgerIdentity.of(dir.resolve("ledger"), settings, resumes);
  }

  private static Settings named(String id) {
    return Settings.of(Map.of("ledger.id", id));
  }

  @Test
  void it_stays_while_checkpoints_are_resumed() throws IOException {
    LedgerIdentity first = start(UNNAMED, false);
    first.published();
    assertThat(start(UNNAMED, true).id()).isEqualTo(first.id());
  }

  @Test
  void a_start_without_a_checkpoint_is_a_new_ledger() throws IOException {
    LedgerIdentity first = start(UNNAMED, false);
    first.published();
    assertThat(start(UNNAMED, false).id()).isNotEqualTo(first.id());
  }

  @Test
  void one_that_never_published_anything_is_taken_up_again() throws IOException {
    assertThat(start(UNNAMED, false).id()).isEqualTo(start(UNNAMED, false).id());
  }

  @Test
  void a_named_one_is_kept_and_another_name_does_not_resume_it() throws IOException {
    start(named("desk-1"), false).published();
    assertThat(start(UNNAMED, true).id()).isEqualTo("desk-1");
    assertThat(start(named("desk-1"), true).id()).isEqualTo("desk-1");
    assertThatThrownBy(() -> start(named("desk-2"), true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("ledger.id is desk-2")
        .hasMessageContaining("desk-1");
  }

  @Test
  void who_verifies_finds_it() throws IOException {
    Settings settings = Settings.of(Map.of("state.dir", dir.toString()));
    assertThatThrownBy(() -> LedgerIdentity.kept(settings)).isInstanceOf(UserException.class);
    assertThat(LedgerIdentity.kept(settings(start(UNNAMED, false)))).isNotEmpty();
    assertThat(LedgerIdentity.kept(settings)).isEqualTo(start(UNNAMED, true).id());
  }

  private Settings settings(LedgerIdentity identity) {
    return Settings.of(Map.of("state.dir", dir.toString(), "ledger.id", identity.id()));
  }
}
