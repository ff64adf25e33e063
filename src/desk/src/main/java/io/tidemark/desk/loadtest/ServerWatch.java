package io.tidemark.desk.loadtest;

import io.tidemark.desk.Faults;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.load.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * Asks a server each second whether it is there: a producer, or a job that writes, would take
 * minutes to say that it is not.
 */
final class ServerWatch implements AutoCloseable {
  private static final int ANSWER_SECONDS = 3;
  private static final long AGAIN_MILLIS = 1_000;
  private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(12);
  private static final long CLOSE_SECONDS = 1;

  private final Server server;
  private final String name;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private volatile long began = System.nanoTime();
  private volatile long answered = began;
  private volatile String trouble = "";

  /** One that can be asked. */
  interface Server extends AutoCloseable {
    /**
     * Asks, and returns if it answers.
     *
     * @throws Exception if it does not, soon
     */
    void ask() throws Exception;
  }

  /**
   * A watch of a server.
   *
   * @param name what it is and where, for messages
   */
  ServerWatch(String name, Server server) {
    this.name = name;
    this.server = server;
    thread = new Thread(this::ask, "server-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Watches the brokers. */
  static ServerWatch brokers(Settings settings) {
    Admin admin = Admin.create(KafkaClients.admin(settings));
    return new ServerWatch(
        "the broker at " + settings.get(Keys.KAFKA_BOOTSTRAP),
        new Server() {
          @Override
          public void ask() throws Exception {
            admin
                .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_SECONDS * 1_000))
                .nodes()
                .get();
          }

          @Override
          public void close() {
            admin.close(Duration.ofSeconds(CLOSE_SECONDS));
          }
        });
  }

  /** Watches the database, over one connection for as long as it holds. */
  static ServerWatch database(Settings settings) {
    String url = settings.get(Keys.POSTGRES_URL);
    return new ServerWatch(
        "the database at " + url.replaceFirst("^.*//", "").replaceFirst("[?].*$", ""),
        new Server() {
          private Connection connection;

          @Override
          public void ask() throws SQLException {
            if (connection == null && !open()) {
              return;
            }
            if (!connection.isValid(ANSWER_SECONDS)) {
              close();
              throw new SQLException("it does not answer");
            }
          }

          private boolean open() {
            try {
              connection = Database.connect(settings);
              return true;
            } catch (UserException e) {
              if (e.getCause() == null) {
                // It has answered, and holds nothing yet.
                return false;
              }
              throw e;
            }
          }

          @Override
          public void close() throws SQLException {
            Connection last = connection;
            connection = null;
            if (last != null) {
              last.close();
            }
          }
        });
  }

  /** The traffic begins now: times count from here. */
  void trafficBegins() {
    began = System.nanoTime();
  }

  /**
   * Looks whether it is there.
   *
   * @throws Broken if it has not answered for so long that it is gone
   */
  void look() throws Broken {
    if (!trouble.isEmpty() && System.nanoTime() - answered > GONE_NANOS) {
      throw new Broken(line());
    }
  }

  /**
   * Whether what failed just now failed because it went away; waits until that is certain either
   * way.
   */
  boolean away() throws InterruptedException {
    long asked = System.nanoTime();
    while (answered - asked < 0 && System.nanoTime() - answered <= GONE_NANOS) {
      Thread.sleep(AGAIN_MILLIS / 10);
    }
    return answered - asked < 0;
  }

  /** In one line that, and when, it went away. */
  String line() {
    long seconds = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(answered - began));
    return name + " went away after " + seconds + " s of traffic: " + trouble;
  }

  private void ask() {
    try {
      do {
        try {
          server.ask();
          answered = System.nanoTime();
          trouble = "";
        } catch (ExecutionException | SQLException | RuntimeException e) {
          trouble = Faults.describe(e);
        }
      } while (!ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      trouble = Faults.describe(e);
    }
  }

  /** Ends the watch; a question that is under way may take some seconds more, and holds nobody. */
  @Override
  public void close() {
    ended.countDown();
  }
}
