package io.tidemark.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Schemas that differ from given ones. */
final class Schemas {
  private Schemas() {}

  /** The record without some fields. */
  static Schema without(Schema record, String... names) {
    Set<String> gone = Set.of(names);
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      if (!gone.contains(field.name())) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    return of(record, fields);
  }

  /** The record with one field more. */
  static Schema with(Schema record, Schema.Field more) {
    List<Schema.Field> fields = new ArrayList<>();
    record.getFields().forEach(f -> fields.add(new Schema.Field(f, f.schema())));
    fields.add(more);
    return of(record, fields);
  }

  /** The record with a field of another type. */
  static Schema retyped(Schema record, String name, Schema type) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      fields.add(
          field.name().equals(name)
              ? new Schema.Field(name, type)
              : new Schema.Field(field, field.schema()));
    }
    return of(record, fields);
  }

  private static Schema of(Schema record, List<Schema.Field> fields) {
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }
}
