package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plans in docs/capacity.md are what the command prints. */
final class CapacityPageTest {
  private static final Path PAGE = Packaged.home().resolve("docs/capacity.md");

  /** A fence that begins with a command, and what stands behind it. */
  private static final Pattern PLAN =
      Pattern.compile("(```\\n\\$ \\./tidemark (plan (?:.*\\\\\\n)*.*)\\n)(?s:.*?)```");

  @Test
  void the_plans_are_fresh() throws IOException {
    String page = Files.readString(PAGE);
    Matcher plans = PLAN.matcher(page);
    assertThat(plans.results()).hasSize(3);
    String fresh =
        plans.replaceAll(
            plan -> Matcher.quoteReplacement(plan.group(1) + printed(plan.group(2)) + "```"));
    if (Boolean.getBoolean("tidemark.write")) {
      Files.writeString(PAGE, fresh);
      return;
    }
    assertThat(page)
        .as("docs/capacity.md; write it anew with -Dtest=CapacityPageTest -Dtidemark.write=true")
        .isEqualTo(fresh);
  }

  private static String printed(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = command.replace("\\\n", " ").strip().split("\\s+", -1);
    int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(code).as(err.toString()).isZero();
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
