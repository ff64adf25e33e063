package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsPageTest {
  /** The page, from this module's folder, in which Maven runs its tests. */
  private static final Path PAGE = Path.of("..", "..", "docs", "settings.md");

  @Test
  void the_page_is_fresh() throws IOException {
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(PAGE, SettingsPage.markdown());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/settings.md; write it anew with -Dtest=SettingsPageTest -Dsettings.write=true")
        .isEqualTo(SettingsPage.markdown());
  }

  @Test
  void every_setting_says_what_it_does_in_one_line() {
    assertThat(Keys.all().values())
        .allSatisfy(
            key -> {
              assertThat(key.doc()).isNotBlank().doesNotContain("\n").doesNotContain("|");
              assertThat(key.accepts()).isNotBlank().doesNotContain("|");
            });
  }
}
