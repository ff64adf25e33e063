package io.tidemark.desk;

import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;
import java.time.Duration;
import java.time.Instant;

/** The simulated market that feeds a demo. */
final class Traffic implements AutoCloseable {
  /** A demo is short: its prices move as in a day of alarm, so that rules have something to say. */
  private static final double VOLATILITY = 4;

  private static final Duration GLANCE = Duration.ofMillis(1);

  private final Simulator simulator;

  private Traffic(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * What the simulator shall make.
   *
   * @throws UserException if it cannot
   */
  static SimulatorOptions market(DemoOptions options) {
    try {
      return SimulatorOptions.builder()
          .seed(options.seed())
          .symbols(options.symbols())
          .accounts(options.accounts())
          .ticksPerSecond(options.rate())
          .volatility(VOLATILITY)
          .build();
    } catch (IllegalArgumentException e) {
      throw new UserException("the simulator's " + e.getMessage(), e);
    }
  }

  /** A market whose instruments and accounts are in their topics, and that is still closed. */
  static Traffic prepare(Settings settings, SimulatorOptions market) {
    Traffic traffic =
        new Traffic(
            new Simulator(
                market,
                KafkaClients.producer(settings),
                settings.get(Keys.TOPICS_PREFIX),
                WireFormats.of(settings)));
    traffic.simulator.reference();
    return traffic;
  }

  /** Opens the market. */
  void open() {
    simulator.start(Instant.now());
  }

  /** Closes it; all that was sent is in the topics. */
  void end() throws InterruptedException {
    simulator.stop();
  }

  /**
   * Looks whether it goes on.
   *
   * @throws IllegalStateException if a record could not be written
   */
  void check() throws InterruptedException {
    simulator.await(GLANCE);
  }

  /** Records that the broker has taken. */
  long sent() {
    return simulator.produced().values().stream().mapToLong(n -> n).sum();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
