package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of a file, read by column. It is filled again for each line, and the accessors make no
 * objects but the strings they return. A column is an index into {@link InputFile#columns()}. A
 * field that is empty or only spaces is blank, which is absent.
 */
public final class CsvRow {
  private final List<String> columns;
  private final CsvHeader header;
  private final CsvFields fields = new CsvFields();
  private final Names names = new Names();

  /** A row of files of a kind with this header. */
  public CsvRow(InputFile kind, CsvHeader header) {
    this.columns = kind.columns();
    this.header = header;
  }

  /**
   * Takes a line, without its end. The bytes must not change while the row is used.
   *
   * @throws Rejected MALFORMED if it has another number of fields than the header, or a bad quote
   */
  public void set(byte[] line, int from, int to) {
    fields.split(line, from, to, header.width());
    if (fields.count != header.width()) {
      throw new Rejected(
          Reason.MALFORMED,
          "the line has " + fields.count + " fields, the header " + header.width());
    }
  }

  /** Whether the column is absent or blank. */
  public boolean isBlank(int column) {
    int field = header.field(column);
    if (field == CsvHeader.NONE) {
      return true;
    }
    for (int i = fields.from[field]; i < fields.to[field]; i++) {
      if (fields.data[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /**
   * A name that comes again and again, such as a symbol.
   *
   * @return the name, "" if blank
   * @throws Rejected BAD_NAME if it is no name
   */
  public String name(int column) {
    if (isBlank(column)) {
      return "";
    }
    int field = header.field(column);
    return names.get(columns.get(column), fields.data, fields.from[field], fields.to[field]);
  }

  /** As {@link #name}, of a column that must not be blank: MISSING_FIELD if it is. */
  public String requiredName(int column) {
    require(column);
    return name(column);
  }

  /** As {@link #name}, for a name that hardly comes twice, such as an id. */
  public String id(int column) {
    if (isBlank(column)) {
      return "";
    }
    int field = header.field(column);
    return Names.check(columns.get(column), fields.data, fields.from[field], fields.to[field]);
  }

  /** As {@link #id}, of a column that must not be blank: MISSING_FIELD if it is. */
  public String requiredId(int column) {
    require(column);
    return id(column);
  }

  /**
   * A currency code.
   *
   * @return the code, "" if blank
   * @throws Rejected BAD_NAME if it is anything but 1 to 12 upper-case letters and digits
   */
  public String currency(int column) {
    return Checks.currency(columns.get(column), name(column));
  }

  /**
   * A decimal in units of 1e-8.
   *
   * @return {@link Fixed8#ABSENT} if blank
   * @throws Rejected BAD_NUMBER if it is no decimal or does not fit
   */
  public long fixed8(int column) {
    return scaled(column, Fixed8.PLACES);
  }

  /** As {@link #fixed8}, of a column that must not be blank: MISSING_FIELD if it is. */
  public long requiredFixed8(int column) {
    require(column);
    return fixed8(column);
  }

  /** As {@link #fixed8}, in units of 10^-places. */
  public long scaled(int column, int places) {
    if (isBlank(column)) {
      return Fixed8.ABSENT;
    }
    int field = header.field(column);
    try {
      return Fixed8.parseScaled(fields.data, fields.from[field], fields.to[field], places);
    } catch (Rejected e) {
      throw named(column, e);
    }
  }

  /**
   * An instant in µs; the column must not be blank.
   *
   * @throws Rejected MISSING_FIELD or BAD_TIME
   */
  public long requiredTime(int column) {
    require(column);
    int field = header.field(column);
    try {
      return Times.parse(fields.data, fields.from[field], fields.to[field]);
    } catch (Rejected e) {
      throw named(column, e);
    }
  }

  /**
   * A word of an enum.
   *
   * @param words its constants
   * @param whenBlank what a blank field means; null to refuse it with MISSING_FIELD
   * @throws Rejected UNKNOWN_VALUE if it is none of the words
   */
  public <E extends Enum<E>> E word(int column, E[] words, E whenBlank) {
    if (whenBlank == null) {
      require(column);
    } else if (isBlank(column)) {
      return whenBlank;
    }
    int field = header.field(column);
    for (E word : words) {
      if (equal(word.name(), fields.data, fields.from[field], fields.to[field])) {
        return word;
      }
    }
    throw unknown(column, words);
  }

  /** Refuses a row in which the column is blank. */
  public void require(int column) {
    if (isBlank(column)) {
      throw new Rejected(Reason.MISSING_FIELD, columns.get(column) + " is blank");
    }
  }

  /** The column's name. */
  public String title(int column) {
    return columns.get(column);
  }

  private <E extends Enum<E>> Rejected unknown(int column, E[] words) {
    int field = header.field(column);
    int length = Math.min(fields.to[field] - fields.from[field], 40);
    String text =
        new String(fields.data, fields.from[field], length, StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}", "?");
    StringBuilder all = new StringBuilder();
    for (E word : words) {
      all.append(all.isEmpty() ? "" : ", ").append(word);
    }
    return new Rejected(
        Reason.UNKNOWN_VALUE, columns.get(column) + " \"" + text + "\" is none of " + all);
  }

  private Rejected named(int column, Rejected e) {
    return new Rejected(e.reason(), columns.get(column) + " " + e.detail());
  }

  private static boolean equal(String word, byte[] data, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (data[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
