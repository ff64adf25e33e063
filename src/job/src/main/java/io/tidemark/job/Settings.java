package io.tidemark.job;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of a run: a value for every key of {@link Keys}. Immutable. It holds the texts,
 * so that it goes through Java serialization and into {@code summary.json} as it was given.
 */
public final class Settings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> texts;

  private Settings(Map<String, String> texts) {
    this.texts = new LinkedHashMap<>(texts);
  }

  /** Every setting at its default. */
  public static Settings defaults() {
    return builder().build();
  }

  /**
   * Settings from texts by name; the others take their defaults.
   *
   * @throws UserException on an unknown name or a value that is not accepted
   */
  public static Settings of(Map<String, String> texts) {
    Builder builder = builder();
    texts.forEach((name, text) -> builder.put(name, text, "setting"));
    return builder.build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a key. */
  public <T> T get(Setting<T> key) {
    String text = texts.get(key.name());
    if (text == null) {
      throw new IllegalArgumentException(key.name() + " is not among Keys.all()");
    }
    return key.parse(text, "setting");
  }

  /** Every key with its value as text, in the order of {@link Keys#all()}. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Collects texts from files and options; what comes later wins. What nobody gave is as the preset
   * has it, if it has it, else at its default.
   */
  public static final class Builder {
    private final Map<String, String> given = new HashMap<>();

    private Builder() {}

    /**
     * Adds one value.
     *
     * @param where the option or the file and line that holds it, for messages
     * @throws UserException if the name is unknown or the value is not accepted
     */
    public Builder put(String name, String text, String where) {
      Setting<?> key = Keys.all().get(name);
      if (key == null) {
        throw new UserException(where + ": " + UnknownKey.message(name));
      }
      String stripped = text.strip();
      key.parse(stripped, where);
      given.put(name, stripped);
      return this;
    }

    /**
     * Adds an assignment {@code a.b=value} as {@code --set} takes it.
     *
     * @throws UserException if it has no {@code =}, or as {@link #put}
     */
    public Builder set(String assignment) {
      int equals = assignment.indexOf('=');
      if (equals <= 0) {
        throw new UserException("--set " + assignment + ": not of the form a.b=value");
      }
      String name = assignment.substring(0, equals).strip();
      return put(name, assignment.substring(equals + 1), "--set " + name);
    }

    /**
     * Adds what a YAML text holds.
     *
     * @param file its name, for messages
     * @throws UserException if it is no YAML map of settings, or as {@link #put}
     */
    public Builder yaml(String text, String file) {
      for (SettingsYaml.Entry entry : SettingsYaml.read(text, file)) {
        put(entry.name(), entry.text(), entry.where());
      }
      return this;
    }

    /** What was added, by name. */
    public Map<String, String> given() {
      return Map.copyOf(given);
    }

    /** The settings. */
    public Settings build() {
      Setting<String> preset = Keys.PRESET;
      Map<String, String> presets =
          Presets.of(given.getOrDefault(preset.name(), preset.defaultText()));
      LinkedHashMap<String, String> texts = new LinkedHashMap<>();
      Keys.all()
          .forEach(
              (name, key) ->
                  texts.put(
                      name,
                      given.getOrDefault(name, presets.getOrDefault(name, key.defaultText()))));
      return new Settings(texts);
    }
  }
}
