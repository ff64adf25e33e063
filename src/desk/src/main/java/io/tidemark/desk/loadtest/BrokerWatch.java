package io.tidemark.desk.loadtest;

import io.tidemark.desk.Faults;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * Asks the brokers each second whether they are there: a producer would take minutes to say that
 * they are not.
 */
final class BrokerWatch implements AutoCloseable {
  private static final int ANSWER_MILLIS = 3_000;
  private static final long AGAIN_MILLIS = 1_000;
  private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(12);
  private static final long CLOSE_SECONDS = 1;

  private final Admin admin;
  private final String where;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::ask, "broker-watch");
  private volatile long began = System.nanoTime();
  private volatile long answered = began;
  private volatile String trouble = "";

  private BrokerWatch(Settings settings) {
    this.admin = Admin.create(KafkaClients.admin(settings));
    this.where = settings.get(Keys.KAFKA_BOOTSTRAP);
  }

  static BrokerWatch start(Settings settings) {
    BrokerWatch watch = new BrokerWatch(settings);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** The traffic begins now: times count from here. */
  void trafficBegins() {
    began = System.nanoTime();
  }

  /**
   * Looks whether they are there.
   *
   * @throws Broken if they have not answered for so long that they are gone
   */
  void look() throws Broken {
    if (!trouble.isEmpty() && System.nanoTime() - answered > GONE_NANOS) {
      throw new Broken(line());
    }
  }

  /**
   * Whether what failed just now failed because they went away; waits until that is certain either
   * way.
   */
  boolean away() throws InterruptedException {
    long asked = System.nanoTime();
    while (answered - asked < 0 && System.nanoTime() - answered <= GONE_NANOS) {
      Thread.sleep(AGAIN_MILLIS / 10);
    }
    return answered - asked < 0;
  }

  /** In one line that, and when, they went away. */
  String line() {
    long seconds = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(answered - began));
    return "the broker at " + where + " went away after " + seconds + " s of traffic: " + trouble;
  }

  private void ask() {
    try {
      do {
        try {
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS))
              .nodes()
              .get();
          answered = System.nanoTime();
          trouble = "";
        } catch (ExecutionException | IllegalStateException e) {
          trouble = Faults.describe(e);
        }
      } while (!ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    admin.close(java.time.Duration.ofSeconds(CLOSE_SECONDS));
  }
}
