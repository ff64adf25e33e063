package io.tidemark.job.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/** Writes files and reads them back without a cluster. */
final class Reading {
  private Reading() {}

  static Path file(Path dir, String name, String text) {
    return file(dir, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path dir, String name, byte[] bytes) {
    try {
      return Files.write(dir.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static org.apache.flink.core.fs.Path flink(Path file) {
    return new org.apache.flink.core.fs.Path(file.toUri());
  }

  static <T> List<Parsed<T>> read(LineParser<T> parser, Path file) {
    return read(new CsvFormat<>(parser), file);
  }

  static <T> List<Parsed<T>> read(FileFormat<T> format, Path file) {
    List<Parsed<T>> records = new ArrayList<>();
    try (RecordReader<T> reader = RecordReader.open(format, flink(file), 0)) {
      BulkFormat.RecordIterator<Parsed<T>> batch = reader.readBatch();
      while (batch != null) {
        RecordAndPosition<Parsed<T>> next = batch.next();
        while (next != null) {
          records.add(next.getRecord());
          next = batch.next();
        }
        batch = reader.readBatch();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** The only record of a file that has one. */
  static <T> Parsed<T> readOne(LineParser<T> parser, Path dir, String header, String line) {
    List<Parsed<T>> records = read(parser, file(dir, "one.csv", header + "\n" + line + "\n"));
    if (records.size() != 1) {
      throw new AssertionError(records.size() + " records: " + records);
    }
    return records.get(0);
  }
}
