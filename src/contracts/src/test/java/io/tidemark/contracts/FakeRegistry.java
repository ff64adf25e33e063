package io.tidemark.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * A schema registry in this process: registers by subject, backward-compatibly, and finds by id.
 */
public final class FakeRegistry implements AutoCloseable {
  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpServer server;
  private final List<String> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private String login;

  public FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets in who logs in so only. */
  public synchronized void demand(String username, String password) {
    login = username + ":" + password;
  }

  /** What was asked: method and path. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Stores a schema under a new id. */
  public synchronized int put(String subject, String schema) {
    int known = schemas.indexOf(schema) + 1;
    if (known == 0) {
      schemas.add(schema);
      known = schemas.size();
    }
    List<Integer> versions = subjects.computeIfAbsent(subject, s -> new ArrayList<>());
    if (!versions.contains(known)) {
      versions.add(known);
    }
    return known;
  }

  /** The texts of all schemas. */
  public synchronized List<String> schemas() {
    return List.copyOf(schemas);
  }

  /** The text of a schema. */
  public synchronized String schema(int id) {
    return schemas.get(id - 1);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String[] parts = path.split("/", -1);
    if (login != null
        && !authorization().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      error(exchange, 401, 40101, "Unauthorized");
    } else if (path.matches("/subjects/[^/]+/versions")) {
      register(exchange, parts[2]);
    } else if (path.matches("/schemas/ids/[0-9]+")) {
      int id = Integer.parseInt(parts[3]);
      if (id < 1 || id > schemas.size()) {
        error(exchange, 404, 40403, "Schema " + id + " not found");
      } else {
        answer(exchange, 200, mapper.createObjectNode().put("schema", schema(id)));
      }
    } else if (path.startsWith("/wrong")) {
      send(exchange, 404, "<html>not found</html>");
    } else {
      error(exchange, 404, 404, "HTTP 404 Not Found");
    }
  }

  private void register(HttpExchange exchange, String subject) throws IOException {
    JsonNode body = mapper.readTree(exchange.getRequestBody());
    Schema schema = new Schema.Parser().parse(body.get("schema").asText());
    for (int id : subjects.getOrDefault(subject, List.of())) {
      Schema before = new Schema.Parser().parse(schema(id));
      var compatible = SchemaCompatibility.checkReaderWriterCompatibility(schema, before);
      if (compatible.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
        error(exchange, 409, 409, "incompatible with an earlier schema");
        return;
      }
    }
    answer(exchange, 200, mapper.createObjectNode().put("id", put(subject, schema.toString())));
  }

  private String authorization() {
    byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private void error(HttpExchange exchange, int status, int code, String message)
      throws IOException {
    answer(
        exchange,
        status,
        mapper.createObjectNode().put("error_code", code).put("message", message));
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode json)
      throws IOException {
    send(exchange, status, json.toString());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
