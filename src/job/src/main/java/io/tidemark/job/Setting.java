package io.tidemark.job;

import java.util.Objects;
import java.util.function.Function;

/**
 * One key of the configuration.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
  private final String name;
  private final String defaultText;
  private final String accepts;
  private final String doc;
  private final Function<String, T> parser;
  private final boolean shown;

  /**
   * @param name its name, {@code a.b}
   * @param defaultText its default as a user would write it
   * @param accepts what is accepted, ends the sentence "not …"
   * @param doc one line for the settings page
   * @param parser from text; throws {@link IllegalArgumentException} for what is not accepted, with
   *     a message only where {@code accepts} would not say enough
   */
  Setting(String name, String defaultText, String accepts, String doc, Function<String, T> parser) {
    this(name, defaultText, accepts, doc, parser, true);
  }

  private Setting(
      String name,
      String defaultText,
      String accepts,
      String doc,
      Function<String, T> parser,
      boolean shown) {
    this.name = Objects.requireNonNull(name);
    this.defaultText = Objects.requireNonNull(defaultText);
    this.accepts = Objects.requireNonNull(accepts);
    this.doc = Objects.requireNonNull(doc);
    this.parser = Objects.requireNonNull(parser);
    this.shown = shown;
  }

  /** The same, but a text that it refuses is not repeated: it may hold a secret by mistake. */
  Setting<T> unshown() {
    return new Setting<>(name, defaultText, accepts, doc, parser, false);
  }

  /** Its name, {@code a.b}. */
  public String name() {
    return name;
  }

  /** Its default as a user would write it; blank where the default is nothing. */
  public String defaultText() {
    return defaultText;
  }

  /** What is accepted, for a person. */
  public String accepts() {
    return accepts;
  }

  /** What it does, in one line. */
  public String doc() {
    return doc;
  }

  /**
   * The value of a text.
   *
   * @param where option or file and line that holds the text, for the message
   * @throws UserException if it is not accepted; the message names the key, what is accepted, and
   *     the value where it is no secret
   */
  T parse(String text, String where) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      String more = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      String value = shown ? "\"" + text + "\"" : "given";
      throw new UserException(where + ": " + name + " is " + value + ", not " + accepts + more, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
