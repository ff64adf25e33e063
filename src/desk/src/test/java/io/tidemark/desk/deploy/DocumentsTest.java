package io.tidemark.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.build.Packaged;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/operations.md and docs/wire.md name exists. */
final class DocumentsTest {
  private static final Path DOCS = Packaged.home().resolve("docs");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
  private static final Pattern SETTING = Pattern.compile("`([a-z-]+(?:\\.[a-z-]+)+)`");

  @Test
  void theSettingsOfTheExampleAreAccepted() throws IOException {
    String page = Files.readString(DOCS.resolve("operations.md"));
    int start = page.indexOf("```yaml\n") + 8;
    String yaml = page.substring(start, page.indexOf("```", start));
    Settings settings = Settings.builder().yaml(yaml, "operations.md").build();
    assertThat(settings.get(Keys.KAFKA_PROTOCOL)).isEqualTo("SASL_SSL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"operations.md", "wire.md"})
  void linksLeadToFiles(String page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(DOCS.resolve(page)));
    assertThat(links.results())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(DOCS.resolve(link.group(1))).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"operations.md", "wire.md"})
  void settingsAreThoseThatThereAre(String page) throws IOException {
    Matcher settings = SETTING.matcher(Files.readString(DOCS.resolve(page)));
    assertThat(settings.results().map(s -> s.group(1)))
        .isNotEmpty()
        .filteredOn(
            s -> s.matches("(kafka|postgres|topics|schema|ledger|watermark|checkpoint)\\..*"))
        .isSubsetOf(Keys.all().keySet());
  }
}
