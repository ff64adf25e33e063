package io.tidemark.datagen.topic;

import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Writes records of one schema as the rows that files would hold, columns in the order given. */
public final class WireRows {
  private static final Set<String> PLAIN = Set.of("version", "trades", "ticks", "position_version");
  private static final int MONEY_SCALE = 20;
  private static final int PRICE_SCALE = 8;
  private static final int MULTIPLIER_SCALE = 4;

  private final List<String> columns;
  private final int[] positions;
  private final int[] scales;
  private final Map<String, Integer> index = new LinkedHashMap<>();

  /**
   * Rows of a schema.
   *
   * @param columns names of its fields
   */
  public WireRows(Schema schema, List<String> columns) {
    this.columns = List.copyOf(columns);
    positions = new int[columns.size()];
    scales = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      String column = columns.get(i);
      positions[i] = schema.getField(column).pos();
      scales[i] =
          PLAIN.contains(column) ? 0 : column.equals("multiplier") ? MULTIPLIER_SCALE : PRICE_SCALE;
      index.put(column, i);
    }
  }

  /** The record's fields as text, "" for null. */
  public List<String> fields(SpecificRecord record) {
    List<String> fields = new ArrayList<>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      fields.add(text(record.get(positions[i]), scales[i]));
    }
    return fields;
  }

  /** The record as a row of a file; {@code raw} is what a person is shown of it. */
  public CsvRow row(SpecificRecord record, String raw) {
    return new CsvRow(raw, 0, raw, fields(record), index);
  }

  /** The columns. */
  public List<String> columns() {
    return columns;
  }

  private static String text(Object value, int scale) {
    if (value == null) {
      return "";
    } else if (value instanceof Long units) {
      return scale == 0 ? units.toString() : Numbers.print(BigDecimal.valueOf(units, scale));
    } else if (value instanceof ByteBuffer bytes) {
      return Numbers.print(money(bytes));
    } else if (value instanceof Instant time) {
      return Numbers.time(micros(time));
    } else if (value instanceof Double number) {
      return Numbers.print(number.doubleValue());
    }
    return value.toString();
  }

  /** The exact amount; null for null. */
  public static BigDecimal money(ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return new BigDecimal(new BigInteger(copy), MONEY_SCALE);
  }

  /** Microseconds since the epoch. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
