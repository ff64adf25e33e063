package io.tidemark.job.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesYamlTest {
  private static final long INTERVAL = 300_000_000L;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rules: []                              | f:1: not a list of rules
          - 5                                    | f:1: not a rule: its fields are name, kind
          - name: A¶  bye: close > 1            | f:2: a rule has no field "bye"; there are name
          - name: A¶  name: B                   | f:2: the field name stands twice
          - name: [A]                            | f:1: name must be one word or one line
          - name: A¶  classes: FX               | f:2: classes must be a list such as [A, B]
          - name: A¶  classes: [[FX]]           | f:2: classes must be a list of words
          - name: A¶  enabled: maybe            | f:2: enabled is true or false
          - name: A¶  buy: "close               | f:2: not YAML
          - ? [A]¶  : B                         | f:1: a rule has no field ""
          """)
  void namesFileAndLine(String text, String message) {
    String yaml = text.replace("¶", "\n");
    assertThatThrownBy(() -> RulesYaml.read(yaml, "f"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void takesAnEmptyFieldForAnAbsentOne() {
    var text =
        RulesYaml.read("- name: A\n  buy: close > 1\n  sell: ~\n  size:\n", "f").get(0).text();
    assertThat(text.sell()).isNull();
    assertThat(text.size()).isNull();
    assertThat(text.enabled()).isTrue();
  }

  @Test
  void findsNoRulesWhereThereAreNone() {
    assertThat(RulesYaml.read("", "f")).isEmpty();
    assertThat(RulesYaml.read("# only a word\n", "f")).isEmpty();
    assertThat(RulesYaml.read("[]", "f")).isEmpty();
  }

  @Test
  void refusesTheSameNameTwiceAndNamesBothPlaces() throws Exception {
    Path file =
        Files.writeString(folder.resolve("r.yaml"), "- {name: A, buy: close > 1}\n".repeat(2));
    assertThatThrownBy(() -> RuleFiles.read(file.toString(), INTERVAL))
        .hasMessage(file + ":2: there is a rule A already, at " + file + ":1");
  }

  @Test
  void saysOfABrokenRuleWhereItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("r.yaml"), "\n- name: A\n  buy: close >\n");
    assertThatThrownBy(() -> RuleFiles.read(file.toString(), INTERVAL))
        .hasMessageStartingWith(file + ":2: rule A, buy: \"close >\" has the end");
  }

  @Test
  void saysOfAFileThatItIsNoText() throws Exception {
    Path file = Files.write(folder.resolve("r.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> RuleFiles.read(file.toString(), INTERVAL))
        .hasMessage("rules file " + file + ": not UTF-8");
  }
}
