package io.tidemark.datagen.measure;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The few fields of output rows that tell when they were caused; Avro skips the rest. It finds a
 * class by the namespace of a schema, and a writer's schema by its name: so each has a class here
 * that is called as the record.
 */
final class Rows {
  /** Where a time is null. */
  static final long NONE = Long.MIN_VALUE;

  private Rows() {}

  private static Schema schema(String record, Schema.Field... fields) {
    return Schema.createRecord(record, null, Rows.class.getName() + "$", false, List.of(fields));
  }

  private static Schema.Field time(String name) {
    return new Schema.Field(name, Schema.create(Schema.Type.LONG));
  }

  private static Schema.Field timeOrNull(String name) {
    return new Schema.Field(
        name, Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.LONG)));
  }

  private static Schema.Field string(String name) {
    Schema text = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(text, GenericData.StringType.String);
    return new Schema.Field(name, text);
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
    static final Schema SCHEMA = schema("Signal", time("ts"), string("id"));

    Signal() {
      super(SCHEMA);
    }
  }

  /** Its end. */
  static final class Bar extends Row {
    static final Schema SCHEMA = schema("Bar", time("end"));

    Bar() {
      super(SCHEMA);
    }
  }

  /** The time of its newest event, and its cut. */
  static final class Position extends Row {
    static final Schema SCHEMA = schema("Position", time("updated_at"), timeOrNull("valued_at"));

    Position() {
      super(SCHEMA);
    }
  }

  /** The time of its newest event, and its cut. */
  static final class AccountPnl extends Row {
    static final Schema SCHEMA =
        schema("AccountPnl", timeOrNull("updated_at"), timeOrNull("valued_at"));

    AccountPnl() {
      super(SCHEMA);
    }
  }

  /** The time of its message. */
  static final class Fill extends Row {
    static final Schema SCHEMA = schema("Fill", time("ts"));

    Fill() {
      super(SCHEMA);
    }
  }
}
