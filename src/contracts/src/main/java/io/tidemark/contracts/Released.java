package io.tidemark.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The schemas of earlier versions, so that bytes written then are read now. A release adds its
 * number here and a copy of the schemas to the resources; neither is ever changed.
 */
final class Released {
  /** The releases, oldest first. */
  static final List<String> VERSIONS = List.of("0.1.0");

  private static final List<Schema> SCHEMAS = read();

  private Released() {}

  /** Every released schema of a record, oldest first. */
  static List<Schema> schemas(String record) {
    return SCHEMAS.stream().filter(schema -> schema.getName().equals(record)).toList();
  }

  private static List<Schema> read() {
    List<Schema> schemas = new ArrayList<>();
    for (String version : VERSIONS) {
      // One file may name a type of another.
      SchemaParser parser = new SchemaParser();
      for (Topic topic : Topic.values()) {
        parse(parser, version, topic);
      }
      schemas.addAll(parser.getParsedNamedSchemas());
    }
    return List.copyOf(schemas);
  }

  private static void parse(SchemaParser parser, String version, Topic topic) {
    if (topic.schema() == null) {
      return;
    }
    String name = "/schemas/released/" + version + "/" + topic.schema().getName() + ".avsc";
    try (InputStream in = Released.class.getResourceAsStream(name)) {
      if (in != null) {
        parser.parse(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
