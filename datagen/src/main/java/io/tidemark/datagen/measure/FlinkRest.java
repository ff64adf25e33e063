package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** Asks Flink's REST interface, in the thread of whoever asks. */
public final class FlinkRest {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;

  /** Asks the interface at this address. */
  public FlinkRest(URI base) {
    this.base = base.toString().replaceFirst("/+$", "");
  }

  /**
   * What it answers.
   *
   * @param path begins with a slash
   * @throws IOException one line, if it does not, or not well
   */
  public JsonNode get(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException(base + path + " answers " + status);
    }
    // Read to its end and not disconnected, it is used again
    try (InputStream in = connection.getInputStream()) {
      return JSON.readTree(in.readAllBytes());
    }
  }

  /**
   * The id of a job; empty if there is none.
   *
   * @param job its id or its name; of several the newest
   */
  Optional<String> id(String job) throws IOException {
    JsonNode newest = null;
    for (JsonNode each : get("/jobs/overview").path("jobs")) {
      boolean meant =
          job.equals(each.path("jid").asText()) || job.equals(each.path("name").asText());
      if (meant
          && (newest == null
              || newest.path("start-time").asLong() < each.path("start-time").asLong())) {
        newest = each;
      }
    }
    return Optional.ofNullable(newest).map(found -> found.path("jid").asText());
  }
}
