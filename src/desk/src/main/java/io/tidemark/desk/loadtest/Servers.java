package io.tidemark.desk.loadtest;

import io.tidemark.desk.Closers;
import io.tidemark.job.Settings;
import java.util.Optional;

/** The servers that a load test needs: whether they are there, and which of them is not. */
final class Servers implements AutoCloseable {
  private final Closers closers = new Closers();
  private final Place place;
  private final ServerWatch broker;
  private ServerWatch database;
  private boolean brokerGone;
  private boolean databaseGone;

  /**
   * Watches them.
   *
   * @param database whether there is one
   */
  Servers(Place place, boolean database) {
    this.place = place;
    Settings settings = place.settings();
    this.broker = closers.add(ServerWatch.brokers(settings));
    if (database) {
      this.database = closers.add(ServerWatch.database(settings));
    }
  }

  /** The traffic begins now: times count from here. */
  void trafficBegins() {
    broker.trafficBegins();
    if (database != null) {
      database.trafficBegins();
    }
  }

  /**
   * Looks whether they are there.
   *
   * @throws Broken if one is gone
   */
  void look() throws Broken {
    Optional<String> trouble = place.brokerTrouble();
    if (trouble.isPresent()) {
      throw new Broken(trouble.get());
    }
    broker.look();
    if (database != null) {
      database.look();
    }
  }

  /**
   * Which of them went away, in one line, if that is why something failed just now; waits until it
   * is certain.
   *
   * @param seconds of traffic until now
   */
  Optional<String> gone(long seconds) throws InterruptedException {
    Optional<String> trouble = place.brokerTrouble();
    if (trouble.isPresent()) {
      brokerGone = true;
      return Optional.of(trouble.get() + " (after " + seconds + " s)");
    }
    if (broker.away()) {
      brokerGone = true;
      return Optional.of(broker.line());
    }
    if (database != null && database.away()) {
      databaseGone = true;
      return Optional.of(database.line());
    }
    return Optional.empty();
  }

  boolean brokerGone() {
    return brokerGone;
  }

  boolean databaseGone() {
    return databaseGone;
  }

  /** Looks at the broker alone from now on. */
  void withoutDatabase() {
    database = null;
  }

  @Override
  public void close() {
    closers.close();
  }
}
