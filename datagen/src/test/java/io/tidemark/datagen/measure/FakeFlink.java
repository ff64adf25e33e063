package io.tidemark.datagen.measure;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as Flink's REST interface would, from texts by path. */
final class FakeFlink implements AutoCloseable {
  final Map<String, String> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  FakeFlink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String text = answers.get(exchange.getRequestURI().getPath());
          byte[] body = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create(
        "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
  }

  /** A job in the overview. */
  static String job(String id, String name, long start) {
    return """
        {"jid":"%s","name":"%s","start-time":%d,"state":"RUNNING"}"""
        .formatted(id, name, start);
  }

  /** What Flink adds up of a task. */
  static String metrics(long records, long busy, long held, long idle) {
    return """
        {"read-records":%d,"accumulated-busy-time":%d.0,
         "accumulated-backpressured-time":%d,"accumulated-idle-time":%d}"""
        .formatted(records, busy, held, idle);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
