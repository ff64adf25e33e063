package io.tidemark.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidemark.datagen.measure.FlinkRest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.flink.api.common.JobID;

/** What Flink's REST interface tells of one job. Answers are up to a second old. */
final class RestView {
  private final FlinkRest rest;
  private final String job;

  RestView(URI web, JobID job) {
    this.rest = new FlinkRest(web);
    this.job = "/jobs/" + job;
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
    if (Thread.interrupted()) {
      throw new InterruptedException(); // a connection of this kind would not notice
    }
    try {
      return rest.get(job + path);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
