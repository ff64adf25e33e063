package io.tidemark.datagen.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file, through gunzip where its name ends in {@code .gz}. */
final class FileBytes {
  static final int BUFFER = 1 << 16;

  private FileBytes() {}

  static InputStream open(Path path) throws IOException {
    InputStream bytes = Files.newInputStream(path);
    if (!path.getFileName().toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, BUFFER);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
