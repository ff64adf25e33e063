package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of indicators in docs/signals.md is made from the registry. */
class SignalsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("tidemark.home", "../.."), "docs", "signals.md");

  private static final String HEAD =
      """
      | name | parameters | formula | source | first value at bar | absent |
      | --- | --- | --- | --- | --- | --- |
      """;

  @Test
  void theTableOfIndicatorsIsFresh() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(HEAD);
    assertThat(from).as("the head of the table of indicators").isNotNegative();
    int to = from + HEAD.length();
    while (page.startsWith("|", to)) {
      to = page.indexOf('\n', to) + 1;
    }
    if (Boolean.getBoolean("signals.write")) {
      Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
    } else {
      assertThat(page.substring(from, to))
          .as("docs/signals.md; write it anew with -Dtest=SignalsPageTest -Dsignals.write=true")
          .isEqualTo(table());
    }
  }

  @Test
  void everyFamilySaysWhatItIs() {
    for (Family family : Studies.families()) {
      assertThat(List.of(family.name(), family.source(), family.first()))
          .noneMatch(String::isBlank);
      assertThat(family.lines())
          .allSatisfy(line -> assertThat(line.formula()).isNotBlank().doesNotContain("\n"));
    }
  }

  private static String table() {
    StringBuilder table = new StringBuilder(HEAD);
    for (Family family : Studies.families()) {
      for (Family.Line line : family.lines()) {
        table.append("| `").append(family.form(line)).append("` | ").append(parameters(family));
        table.append(" | ").append(line.formula().replace("|", "\\|"));
        table.append(" | ").append(family.source()).append(" | ").append(family.first());
        table.append(" | ").append(family.absent()).append(" |\n");
      }
    }
    return table.toString();
  }

  private static String parameters(Family family) {
    return family.parameters().stream()
        .map(
            parameter ->
                parameter.name()
                    + " "
                    + parameter.accepts()
                    + (parameter.byDefault() == null
                        ? ""
                        : " (" + parameter.byDefault().toPlainString() + ")"))
        .collect(Collectors.joining("; "));
  }
}
