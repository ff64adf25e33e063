package io.tidemark.desk.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the Flink Kubernetes Operator accepts as a FlinkDeployment, by its resource definition. */
final class OperatorSchema {
  private static final String FILE =
      "src/desk/target/operator/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

  private final JsonSchema schema;

  private OperatorSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /** The definition that the build took out of the operator's jar. */
  static OperatorSchema load() throws IOException {
    Path file = Packaged.home().resolve(FILE);
    JsonNode definition = Chart.YAML.readTree(file.toFile());
    ObjectNode root = (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema");
    // This definition is older than Flink 2; newer operators list v2_2.
    ((ArrayNode) root.at("/properties/spec/properties/flinkVersion/enum")).add("v2_2");
    // A server leaves out what it does not know without a word; here that is a complaint.
    close((ObjectNode) root.at("/properties/spec"));
    return new OperatorSchema(
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(root));
  }

  /** What it refuses in a deployment. */
  List<String> complaints(JsonNode deployment) {
    return schema.validate(deployment).stream().map(ValidationMessage::getMessage).toList();
  }

  private static void close(ObjectNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    schema.findValues("properties").stream()
        .flatMap(p -> p.properties().stream())
        .map(Map.Entry::getValue)
        .filter(JsonNode::isObject)
        .forEach(p -> close((ObjectNode) p));
    if (schema.path("items").isObject()) {
      close((ObjectNode) schema.get("items"));
    }
  }
}
