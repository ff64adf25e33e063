package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's first example, run as it stands there, gives what the README shows. */
@Timeout(120)
final class ReadmeTest {
  private static final Path HOME =
      Path.of(System.getProperty("tidemark.home", "../..")).toAbsolutePath().normalize();
  private static final Pattern COMMAND =
      Pattern.compile("^\\./tidemark ((?:replay|verify) (?:.*\\\\\\n)+.*)$", Pattern.MULTILINE);

  @TempDir private Path dir;

  @Test
  void the_first_day_gives_what_is_shown() throws IOException {
    String readme = Files.readString(HOME.resolve("README.md"));
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    Matcher commands = COMMAND.matcher(readme);
    int ran = 0;
    while (commands.find()) {
      String[] args = commands.group(1).replace("\\\n", " ").strip().split("\\s+", -1);
      for (int i = 0; i < args.length; i++) {
        args[i] =
            args[i].startsWith("examples/")
                ? HOME.resolve(args[i]).toString()
                : args[i].replace("/tmp/first-day", dir.resolve("first-day").toString());
      }
      assertThat(Main.run(args, out, out)).as(printed.toString()).isZero();
      ran++;
    }
    assertThat(ran).isEqualTo(2);

    assertThat(shown(readme, "ticks   ")).isSubsetOf(printed.toString().lines().toList());
    List<String> positions = Files.readAllLines(dir.resolve("first-day/positions.csv"));
    List<String> header = fields(positions.get(0), ",");
    List<String> table = shown(readme, "| account | book | symbol | quantity");
    List<String> columns = fields(table.get(0).replace("| ", "").replace(" |", " "), " ");
    for (int row = 1; row < positions.size(); row++) {
      List<String> figures = fields(positions.get(row), ",");
      String expected =
          columns.stream()
              .filter(column -> !column.isEmpty())
              .map(column -> figures.get(header.indexOf(column)))
              .reduce("|", (line, figure) -> line + " " + figure + " |");
      assertThat(table).contains(expected);
    }
    assertThat(table).hasSize(positions.size() + 1); // and the rule below the header
  }

  /** The lines of the README from the first that begins so, to the end of that block. */
  private static List<String> shown(String readme, String begin) {
    return readme
        .lines()
        .dropWhile(line -> !line.startsWith(begin))
        .takeWhile(line -> !line.isBlank() && !line.startsWith("```"))
        .toList();
  }

  private static List<String> fields(String line, String separator) {
    return Arrays.asList(line.split(separator, -1));
  }
}
