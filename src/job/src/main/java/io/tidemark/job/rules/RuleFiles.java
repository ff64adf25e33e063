package io.tidemark.job.rules;

import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that a run begins with: those of a file, or those that Tidemark ships. */
public final class RuleFiles {
  private RuleFiles() {}

  /**
   * The rules of {@code signals.rules}, checked; where that is blank, of the file that ships with
   * the preset, or without one.
   *
   * @throws UserException if the file cannot be read or a rule in it cannot be used; the message
   *     names file and line
   */
  public static List<RuleText> load(Settings settings) {
    String file = settings.get(Keys.SIGNALS_RULES);
    if (!file.isEmpty()) {
      return read(file, settings.get(Keys.INDICATORS_INTERVAL));
    }
    String preset = settings.get(Keys.PRESET);
    String name = preset.isEmpty() ? "rules.yaml" : preset + ".yaml";
    return checked(shipped(name), name, settings.get(Keys.INDICATORS_INTERVAL));
  }

  /**
   * The rules of a file, checked.
   *
   * @param interval length of the bars that indicators run on where nothing else is said, µs
   * @throws UserException as {@link #load}
   */
  public static List<RuleText> read(String file, long interval) {
    return checked(text(file), file, interval);
  }

  private static List<RuleText> checked(String text, String file, long interval) {
    List<RuleText> rules = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (RulesYaml.Entry entry : RulesYaml.read(text, file)) {
      try {
        RuleParser.parse(entry.text(), interval);
      } catch (IllegalArgumentException e) {
        throw new UserException(entry.where() + ": " + e.getMessage(), e);
      }
      String before = seen.put(entry.text().name(), entry.where());
      if (before != null) {
        throw new UserException(
            entry.where() + ": there is a rule " + entry.text().name() + " already, at " + before);
      }
      rules.add(entry.text());
    }
    return rules;
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UserException("rules file " + file + ": there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new UserException("rules file " + file + ": not UTF-8", e);
    } catch (IOException e) {
      throw new UserException("rules file " + file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String shipped(String name) {
    try (InputStream in = RuleFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
