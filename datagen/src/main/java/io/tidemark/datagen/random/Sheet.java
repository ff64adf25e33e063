package io.tidemark.datagen.random;

import io.tidemark.datagen.csv.Csv;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One input file: takes rows in the contract's column order, may write them in another. */
final class Sheet implements Closeable {
  private final BufferedWriter out;
  private final boolean reversed;

  Sheet(Path file, List<String> columns, boolean reversed) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.reversed = reversed;
    row(columns);
  }

  void row(List<String> fields) throws IOException {
    List<String> ordered = new ArrayList<>(fields);
    if (reversed) {
      Collections.reverse(ordered);
    }
    raw(Csv.join(ordered));
  }

  void raw(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
