package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.wire.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.junit.jupiter.api.Test;

/** A schema may grow, but reads what the last release wrote. */
final class ReleasedTest {
  private static List<Incompatibility> complaints(Schema current) {
    List<Schema> released = Released.schemas(current.getName());
    Schema last = released.get(released.size() - 1);
    return SchemaCompatibility.checkReaderWriterCompatibility(current, last)
        .getResult()
        .getIncompatibilities();
  }

  @Test
  void everySchemaReadsWhatTheLastReleaseWrote() {
    for (Topic topic : Topic.values()) {
      if (topic.schema() != null) {
        assertThat(complaints(topic.schema())).as(topic.suffix()).isEmpty();
      }
    }
  }

  @Test
  void aChangeThatDoesNotIsNoticed() {
    Schema string = Schema.create(Schema.Type.STRING);
    assertThat(complaints(Schemas.retyped(Tick.SCHEMA$, "bid", string))).isNotEmpty();
    assertThat(complaints(Schemas.with(Tick.SCHEMA$, new Schema.Field("depth", string))))
        .isNotEmpty();
    assertThat(complaints(Schemas.without(Tick.SCHEMA$, "bid"))).isEmpty();
    Schema.Field added =
        new Schema.Field(
            "depth",
            Schema.createUnion(Schema.create(Schema.Type.NULL), string),
            null,
            JsonProperties.NULL_VALUE);
    assertThat(complaints(Schemas.with(Tick.SCHEMA$, added))).isEmpty();
  }

  @Test
  void everyReleaseInTheResourcesIsKnown() throws IOException {
    Path folder =
        Path.of(System.getProperty("tidemark.home"))
            .resolve("src/contracts/src/main/resources/schemas/released");
    try (Stream<Path> versions = Files.list(folder)) {
      assertThat(versions.map(v -> v.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Released.VERSIONS);
    }
  }
}
