package io.tidemark.engine.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads names and keys of indicators. */
final class Names {
  private static final int LONGEST = 64;

  /** For a study that is made only to see whether its parameters go together. */
  private static final Studies.Config ANY = new Studies.Config(EmaSeed.SMA, 0);

  private Names() {}

  /** The words of a name, joined again, and its parameters, as they stand. */
  private record Split(String head, List<String> parameters) {
    /** The first part that begins with no letter is a parameter, and so is all behind it. */
    static Split of(String name) {
      List<String> parts = Arrays.asList(name.split("_", -1));
      int words = 1;
      while (words < parts.size() && isWord(parts.get(words))) {
        words++;
      }
      String head = String.join("_", parts.subList(0, words));
      return new Split(head, parts.subList(words, parts.size()));
    }

    private static boolean isWord(String part) {
      return !part.isEmpty() && Character.isLetter(part.charAt(0));
    }
  }

  /** What a key stands for. */
  record Key(Family family, List<BigDecimal> parameters) {}

  /**
   * @throws IllegalArgumentException if it is none
   */
  static StudyName parse(String name, List<Family> families) {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the name of an indicator is at most " + LONGEST + " characters, not " + name.length());
    }
    Split split = Split.of(name);
    List<String> forms = new ArrayList<>();
    for (Family family : families) {
      for (int line = 0; line < family.lines().size(); line++) {
        if (family.lines().get(line).name().equals(split.head())) {
          if (family.takes(split.parameters().size())) {
            return new StudyName(name, checkedKey(name, family, split.parameters()), line);
          }
          forms.add(family.form(family.lines().get(line)));
        }
      }
    }
    if (forms.isEmpty()) {
      throw new IllegalArgumentException(unknown(name, split.head(), families));
    }
    throw new IllegalArgumentException(
        name
            + " has the wrong number of parameters, "
            + split.parameters().size()
            + "; write "
            + String.join(" or ", forms));
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Key key(String key, List<Family> families) {
    Split split = Split.of(key);
    for (Family family : families) {
      if (family.name().equals(split.head())
          && family.parameters().size() == split.parameters().size()) {
        List<BigDecimal> parameters = family.parse(split.parameters());
        if (family.key(parameters).equals(key)) {
          return new Key(family, parameters);
        }
      }
    }
    throw new IllegalArgumentException(key + " is not the key of an indicator");
  }

  private static String checkedKey(String name, Family family, List<String> texts) {
    try {
      List<BigDecimal> parameters = family.parse(texts);
      family.make(parameters, ANY);
      return family.key(parameters);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static String unknown(String name, String head, List<Family> families) {
    List<String> near = new ArrayList<>();
    int nearest = 1 + head.length() / 3;
    for (Family family : families) {
      for (Family.Line line : family.lines()) {
        String form = family.form(line);
        // Who names a family without a line has named each of them.
        int distance =
            line.name().startsWith(head + "_") ? 0 : Spelling.distance(head, line.name());
        if (distance < nearest) {
          near.clear();
          nearest = distance;
        }
        if (distance == nearest) {
          near.add(form);
        }
      }
    }
    String hint =
        near.isEmpty() ? "" : near.stream().collect(Collectors.joining(", ", "; perhaps ", ""));
    return "there is no indicator " + name + hint + "; docs/signals.md lists them";
  }
}
