package io.tidemark.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts several servers at once, says how long each took, and closes them in the opposite order in
 * which they were begun. One that is still starting when it is to be closed is waited for: half a
 * server cannot be ended.
 */
final class StartUp implements AutoCloseable {
  private final Screen screen;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "start-up");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Future<? extends AutoCloseable>> begun = new ArrayList<>();

  StartUp(Screen screen) {
    this.screen = screen;
  }

  /** Begins to start something. */
  <T extends AutoCloseable> Future<T> begin(String name, Callable<T> starter) {
    long began = System.nanoTime();
    Future<T> future =
        threads.submit(
            () -> {
              T server = starter.call();
              screen.say(
                  String.format(
                      Locale.ROOT, "%s is up (%.1f s)", name, (System.nanoTime() - began) / 1e9));
              return server;
            });
    begun.add(future);
    return future;
  }

  /** Waits for something that was begun; what made it fail is thrown as it is. */
  static <T> T await(Future<T> server) throws Exception {
    try {
      return server.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    Closers closers = new Closers();
    for (Future<? extends AutoCloseable> server : begun) {
      closers.add(() -> await(server).close());
    }
    closers.close();
  }
}
