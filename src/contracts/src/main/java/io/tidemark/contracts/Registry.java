package io.tidemark.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema registry by its REST interface, as Confluent's, Apicurio's and others speak it. What it
 * answered once it is not asked again. It travels to the machines that use it without its answers
 * and without the password, and serves any number of threads.
 *
 * <p>A registry that does not answer, or not as one does, is no fault of a record: that throws
 * {@link UncheckedIOException} with one line that names the registry, and the caller tries again.
 */
final class Registry implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final int NO_SUCH_SCHEMA = 40403;

  /** How long it is believed that there is no schema of an id, so that garbage costs no calls. */
  private static final long UNKNOWN_NANOS = Duration.ofSeconds(10).toNanos();

  private static final int MOST_UNKNOWN = 1_000;

  private final String url;
  private final String username;
  private final WireFormat.Password password;
  private transient Session session;

  /** What is known here and now. */
  private static final class Session {
    final HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    final Map<Integer, Schema> schemas = new HashMap<>();
    final Map<Integer, Long> unknownSince = new HashMap<>();
    final Map<Registration, Integer> ids = new HashMap<>();
  }

  private record Registration(String subject, Schema schema) {}

  Registry(String url, String username, WireFormat.Password password) {
    this.url = url.replaceFirst("/+$", "");
    this.username = username;
    this.password = password;
  }

  /**
   * The id of a schema under a subject, which is registered if it is not yet.
   *
   * @throws UncheckedIOException also if the registry holds it incompatible with those before
   */
  synchronized int id(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema);
    Integer known = session().ids.get(registration);
    if (known == null) {
      String path = "/subjects/" + encoded(subject) + "/versions";
      String body = new ObjectMapper().createObjectNode().put("schema", plain(schema)).toString();
      HttpResponse<String> answer =
          call(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
      JsonNode json = json(path, answer);
      if (answer.statusCode() != 200 || !json.path("id").isInt()) {
        throw refused("the schema of " + subject, answer.statusCode(), json);
      }
      known = json.get("id").asInt();
      session().ids.put(registration, known);
    }
    return known;
  }

  /**
   * The schema of an id.
   *
   * @throws Undecodable UNKNOWN_SCHEMA if the registry has none, CORRUPT if it is not Avro
   */
  synchronized Schema schema(int id) throws Undecodable {
    Schema known = session().schemas.get(id);
    if (known == null) {
      known = ask(id);
      session().schemas.put(id, known);
    }
    return known;
  }

  private Schema ask(int id) throws Undecodable {
    if (id < 0) {
      // Not to be asked: some registries call it a bad request, not an unknown schema.
      throw unknown(id);
    }
    Map<Integer, Long> unknown = session().unknownSince;
    Long since = unknown.get(id);
    if (since != null && System.nanoTime() - since < UNKNOWN_NANOS) {
      throw unknown(id);
    }
    String path = "/schemas/ids/" + id;
    HttpResponse<String> answer = call(request(path).GET());
    JsonNode json = json(path, answer);
    if (json.path("error_code").asInt() == NO_SUCH_SCHEMA) {
      if (unknown.size() >= MOST_UNKNOWN) {
        unknown.clear();
      }
      unknown.put(id, System.nanoTime());
      throw unknown(id);
    }
    if (answer.statusCode() != 200 || !json.path("schema").isTextual()) {
      throw refused("schema " + id, answer.statusCode(), json);
    }
    String type = json.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") || !json.path("references").isEmpty()) {
      throw Undecodable.corrupt(
          "schema " + id + " is " + type + ", not one whole schema of Avro", null);
    }
    try {
      return new Schema.Parser().parse(json.get("schema").asText());
    } catch (AvroRuntimeException e) {
      throw Undecodable.corrupt("schema " + id + ": " + e.getMessage(), e);
    }
  }

  private Undecodable unknown(int id) {
    return new Undecodable(
        Undecodable.Fault.UNKNOWN_SCHEMA, "the registry has no schema " + id, null);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Accept", JSON)
            .header("Content-Type", JSON);
    if (!username.isEmpty()) {
      String pair = username + ":" + password.read();
      String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return request;
  }

  private HttpResponse<String> call(HttpRequest.Builder request) {
    try {
      return session().http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          "interrupted while asking the schema registry " + url, new InterruptedIOException());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UncheckedIOException(
          "schema registry " + url + " (schema.registry.url) does not answer: " + why, e);
    }
  }

  private JsonNode json(String path, HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          String.format(
              "%s%s answers %d without JSON: is schema.registry.url that of a registry?",
              url, path, answer.statusCode()),
          e);
    }
  }

  private UncheckedIOException refused(String what, int status, JsonNode json) {
    String why = json.path("message").asText("");
    if (status == 401 || status == 403) {
      why = "check schema.registry.username and schema.registry.password. " + why;
    }
    String line = "schema registry " + url + " refuses " + what + " (" + status + "): " + why;
    return new UncheckedIOException(line, new IOException(line));
  }

  private Session session() {
    if (session == null) {
      session = new Session();
    }
    return session;
  }

  /** The schema without what it says to Java only, so that all writers register the same. */
  private static String plain(Schema schema) {
    try {
      JsonNode json = new ObjectMapper().readTree(schema.toString());
      for (JsonNode node : json.findParents("avro.java.string")) {
        ((ObjectNode) node).remove("avro.java.string");
      }
      return new Schema.Parser().parse(json.toString()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String subject) {
    // In a path a space is not a plus; topics hold neither, but a subject must stay one segment.
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
