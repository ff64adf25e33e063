package io.tidemark.datagen.measure;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The few fields of output rows that tell when they were caused; Avro skips the rest. It finds a
 * class by the namespace of a schema, and a writer's schema by its name: so each has a class here
 * that is called as the record.
 */
final class Rows {
  /** Where a time is null. */
  static final long NONE = Long.MIN_VALUE;

  private static final String TIME = "{\"name\":\"%s\",\"type\":\"long\"}";
  private static final String OPTIONAL = "{\"name\":\"%s\",\"type\":[\"null\",\"long\"]}";
  private static final String TEXT =
      "{\"name\":\"%s\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}}";

  private Rows() {}

  private static Schema schema(String record, String... fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"%s$\",\"fields\":[%s]}"
                .formatted(
                    record,
                    Rows.class.getName(),
                    List.of(fields).stream().collect(Collectors.joining(","))));
  }

  /** Fields by place. */
  abstract static class Row implements SpecificRecord {
    private final Schema schema;
    private final Object[] values;

    Row(Schema schema) {
      this.schema = schema;
      values = new Object[schema.getFields().size()];
    }

    /** A time, µs; {@link #NONE} for null. */
    final long micros(int field) {
      return values[field] == null ? NONE : (Long) values[field];
    }

    final String text(int field) {
      return (String) values[field];
    }

    @Override
    public final Schema getSchema() {
      return schema;
    }

    @Override
    public final Object get(int field) {
      return values[field];
    }

    @Override
    public final void put(int field, Object value) {
      values[field] = value;
    }
  }

  /** Its time and its id. */
  static final class Signal extends Row {
    static final Schema SCHEMA = schema("Signal", TIME.formatted("ts"), TEXT.formatted("id"));

    Signal() {
      super(SCHEMA);
    }
  }

  /** Its end. */
  static final class Bar extends Row {
    static final Schema SCHEMA = schema("Bar", TIME.formatted("end"));

    Bar() {
      super(SCHEMA);
    }
  }

  /** The time of its newest event, and its cut. */
  static final class Position extends Row {
    static final Schema SCHEMA =
        schema("Position", TIME.formatted("updated_at"), OPTIONAL.formatted("valued_at"));

    Position() {
      super(SCHEMA);
    }
  }

  /** The time of its newest event, and its cut. */
  static final class AccountPnl extends Row {
    static final Schema SCHEMA =
        schema("AccountPnl", OPTIONAL.formatted("updated_at"), OPTIONAL.formatted("valued_at"));

    AccountPnl() {
      super(SCHEMA);
    }
  }

  /** The time of its message. */
  static final class Fill extends Row {
    static final Schema SCHEMA = schema("Fill", TIME.formatted("ts"));

    Fill() {
      super(SCHEMA);
    }
  }
}
