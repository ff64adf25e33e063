package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.InstrumentsOptions;
import io.tidemark.datagen.measure.Sender;
import io.tidemark.datagen.measure.WatchedJob;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.desk.live.JobKind;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;
import io.tidemark.job.load.Database;
import java.sql.SQLException;
import java.time.Instant;

/** Where the instruments of a load test look. */
final class Probes {
  private final LoadRequest request;
  private final Simulator simulator;
  private final Jobs jobs;

  Probes(LoadRequest request, Simulator simulator, Jobs jobs) {
    this.request = request;
    this.simulator = simulator;
    this.jobs = jobs;
  }

  /**
   * What to measure.
   *
   * @param began start of the traffic
   */
  InstrumentsOptions options(Place place, Instant began) {
    Settings settings = place.settings();
    InstrumentsOptions.Builder options =
        InstrumentsOptions.builder()
            .consumer(KafkaClients.consumer(settings))
            .prefix(settings.get(Keys.TOPICS_PREFIX))
            .format(WireFormats.of(settings))
            .intended(simulator.intended()::dueMicros)
            .rest(jobs.rest())
            .sender(new Sender(simulator::dueTicks, simulator::takenTicks, simulator::behind))
            .keys(request.scenario().market().symbols(), request.scenario().market().accounts())
            .origin(began);
    for (JobKind kind : jobs.kinds()) {
      options.job(
          new WatchedJob(kind.label(), jobs.id(kind), kind.group(settings), kind.topics(settings)));
    }
    if (request.load()) {
      options.database(
          () -> {
            try {
              return Database.connect(settings);
            } catch (UserException e) {
              throw new SQLException(e.getMessage(), e);
            }
          });
    }
    place.databasePid().ifPresent(options::databasePid);
    return options.build();
  }
}
