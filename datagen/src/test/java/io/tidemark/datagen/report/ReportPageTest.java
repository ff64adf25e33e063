package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
  @Test
  void written() throws IOException {
    Path dir = Path.of(System.getProperty("tidemark.pages"));
    Files.writeString(
        dir.resolve("search.html"),
        ReportPage.html(Samples.search(), Optional.of(Samples.earlier())));
    Files.writeString(
        dir.resolve("steady.html"), ReportPage.html(Samples.steady(), Optional.empty()));
    Files.writeString(
        dir.resolve("empty.html"), ReportPage.html(Samples.empty(), Optional.empty()));
    assertThat(dir).exists();
  }
}
