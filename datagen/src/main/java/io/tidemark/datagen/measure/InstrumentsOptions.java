package io.tidemark.datagen.measure;

import io.tidemark.contracts.WireFormat;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What the instruments watch. What is not given is not measured.
 *
 * @param consumer how to reach the brokers
 * @param prefix of the topics' names, may be ""
 * @param format of the topics' values
 * @param intended when each input was due to leave
 * @param database null for none
 * @param databasePid process of the database, if it is on this machine: its CPU time and that of
 *     its children count
 * @param rest address of Flink's REST interface; null for none
 * @param jobs that are watched
 * @param sender the simulator
 * @param symbols how many the state holds, for the report
 * @param accounts how many the state holds, for the report
 * @param origin when the traffic begins: the timeline's second 0; null for when the instruments
 *     start
 */
public record InstrumentsOptions(
    Properties consumer,
    String prefix,
    WireFormat format,
    Intended intended,
    Connections database,
    OptionalLong databasePid,
    URI rest,
    List<WatchedJob> jobs,
    Sender sender,
    long symbols,
    long accounts,
    Instant origin) {
  /** Checks that the brokers are known. */
  public InstrumentsOptions {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(intended, "intended");
    jobs = List.copyOf(jobs);
  }

  /** Options to be filled in. */
  public static Builder builder() {
    return new Builder();
  }

  /** Options under construction. */
  public static final class Builder {
    private Properties consumer;
    private String prefix = "";
    private WireFormat format = WireFormat.singleObject();
    private Intended intended = (topic, key, micros) -> OptionalLong.of(micros);
    private Connections database;
    private OptionalLong databasePid = OptionalLong.empty();
    private URI rest;
    private final List<WatchedJob> jobs = new ArrayList<>();
    private Sender sender = Sender.NONE;
    private long symbols;
    private long accounts;
    private Instant origin;

    private Builder() {}

    /** How to reach the brokers, and any other property of a consumer. */
    public Builder consumer(Properties properties) {
      consumer = properties;
      return this;
    }

    /** What the names of the topics begin with. */
    public Builder prefix(String text) {
      prefix = text;
      return this;
    }

    /** How values are written; single-object encoding if not set. */
    public Builder format(WireFormat wire) {
      format = wire;
      return this;
    }

    /** When each input was due; at its event time if not set. */
    public Builder intended(Intended times) {
      intended = times;
      return this;
    }

    /** The database; null for none. */
    public Builder database(Connections connections) {
      database = connections;
      return this;
    }

    /** The process of the database on this machine. */
    public Builder databasePid(long pid) {
      databasePid = OptionalLong.of(pid);
      return this;
    }

    /** Flink's REST interface; null for none. */
    public Builder rest(URI address) {
      rest = address;
      return this;
    }

    /** One more job to watch. */
    public Builder job(WatchedJob job) {
      jobs.add(job);
      return this;
    }

    /** The simulator. */
    public Builder sender(Sender simulator) {
      sender = simulator;
      return this;
    }

    /** How many keys the state holds. */
    public Builder keys(long manySymbols, long manyAccounts) {
      symbols = manySymbols;
      accounts = manyAccounts;
      return this;
    }

    /** When the traffic begins. */
    public Builder origin(Instant start) {
      origin = start;
      return this;
    }

    /** The options. */
    public InstrumentsOptions build() {
      return new InstrumentsOptions(
          consumer,
          prefix,
          format,
          intended,
          database,
          databasePid,
          rest,
          jobs,
          sender,
          symbols,
          accounts,
          origin);
    }
  }
}
