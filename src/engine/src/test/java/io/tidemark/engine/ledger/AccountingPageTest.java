package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every table of docs/accounting.md, line by line, cell by cell. */
class AccountingPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("tidemark.home", "../.."), "docs", "accounting.md");

  /** A table under its heading, with the line that says what it begins with. */
  private record Example(String title, String given, List<List<String>> rows) {}

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    return read().stream()
        .map(example -> DynamicTest.dynamicTest(example.title(), () -> run(example)));
  }

  @Test
  void everyRuleHasAnExample() throws IOException {
    List<String> without =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    List<String> with = read().stream().map(Example::title).distinct().toList();
    assertThat(without).containsAll(with).hasSize(with.size() + 1).endsWith("Not yet here");
  }

  private static void run(Example example) {
    PageDesk desk = new PageDesk(example.given());
    List<String> columns = example.rows().get(0);
    for (List<String> row : example.rows().subList(1, example.rows().size())) {
      List<String> is = new ArrayList<>();
      is.add(row.get(0));
      desk.happens(row.get(0));
      columns.subList(1, columns.size()).forEach(column -> is.add(desk.cell(column)));
      assertThat(is).as("%s: %s", example.title(), columns).isEqualTo(row);
    }
  }

  private static List<Example> read() throws IOException {
    List<Example> examples = new ArrayList<>();
    String title = "";
    String given = "";
    List<List<String>> rows = null;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        title = line.substring(3);
        given = "";
      } else if (line.startsWith("Given ")) {
        given = line;
      }
      if (!line.startsWith("|")) {
        rows = null;
      } else if (rows == null) {
        rows = new ArrayList<>(List.of(cells(line)));
        examples.add(new Example(title, given, rows));
        given = "";
      } else if (!line.startsWith("| ---")) {
        rows.add(cells(line));
      }
    }
    return examples;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
