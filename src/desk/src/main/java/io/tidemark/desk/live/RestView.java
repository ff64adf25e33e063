package io.tidemark.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobID;

/** What Flink's REST interface tells of one job. Answers are up to a second old. */
final class RestView {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String base;

  RestView(URI web, JobID job) {
    this.base = web + "/jobs/" + job;
  }

  /** How often the job was started again; 0 while that is not known. */
  long restarts() throws InterruptedException {
    return get("/metrics?get=numRestarts").path(0).path("value").asLong(0);
  }

  /** The newest failure that the job was started again after. */
  Optional<Failure> failure() throws InterruptedException {
    JsonNode newest = get("/exceptions?maxExceptions=1").at("/exceptionHistory/entries/0");
    return newest.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Failure(
                newest.path("timestamp").asLong(),
                newest.path("taskName").asText(""),
                newest.path("stacktrace").asText("")));
  }

  Checkpointing checkpoints() throws InterruptedException {
    JsonNode all = get("/checkpoints");
    JsonNode latest = all.at("/latest/completed");
    return new Checkpointing(
        all.at("/counts/completed").asLong(0),
        all.at("/counts/failed").asLong(0),
        latest.path("end_to_end_duration").asLong(0),
        latest.path("state_size").asLong(0));
  }

  /** What is not answered is nothing yet: the cluster starts, ends or is busy. */
  private JsonNode get(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).build();
    try {
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
