package io.tidemark.job.read;

import io.tidemark.engine.market.Tick;
import io.tidemark.job.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/** The formats that files of ticks can have. A new one is its class and a line here. */
public enum TickFormat {
  /** CSV with this project's columns. */
  CSV("csv", keepsRaw -> new CsvFormat<>(new TickParser(keepsRaw))),

  /** A day of the DEBS 2022 Grand Challenge. */
  DEBS2022("debs2022", DebsFormat::new);

  private final String word;
  private final Function<Boolean, FileFormat<Tick>> maker;

  TickFormat(String word, Function<Boolean, FileFormat<Tick>> maker) {
    this.word = word;
    this.maker = maker;
  }

  /** What {@code --format} calls it. */
  public String word() {
    return word;
  }

  /** All formats as {@code --format} calls them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TickFormat::word).toList();
  }

  /**
   * The format of a word.
   *
   * @throws UserException if there is none
   */
  public static TickFormat of(String word) {
    for (TickFormat format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    throw new UserException(
        "--format " + word + ": there is no such format; there are: " + String.join(", ", words()));
  }

  /**
   * The format itself.
   *
   * @param keepsRaw whether each tick keeps its line, for a later step that may refuse it
   */
  public FileFormat<Tick> format(boolean keepsRaw) {
    return maker.apply(keepsRaw);
  }

  /**
   * Reads what a file begins with and closes it.
   *
   * @throws InputException if it cannot be read or is not of this format; it says which other
   *     formats it could be
   */
  public void check(Path path) {
    try {
      RecordReader.check(path, format(false)::open);
    } catch (InputException e) {
      String others =
          Arrays.stream(values())
              .filter(other -> other != this && other.begins(path))
              .map(other -> "--format " + other.word)
              .collect(Collectors.joining(" or "));
      throw others.isEmpty()
          ? e
          : new InputException(e.getMessage() + "; it looks like a file for " + others, e);
    }
  }

  private boolean begins(Path path) {
    try {
      RecordReader.check(path, format(false)::open);
      return true;
    } catch (InputException e) {
      return false;
    }
  }
}
