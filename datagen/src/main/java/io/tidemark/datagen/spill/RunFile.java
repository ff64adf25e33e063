package io.tidemark.datagen.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sorted rows in a file: of each the two lengths, the key and the packed texts. */
record RunFile(Path path, long rows) {
  private static final int BUFFER = 1 << 15;

  /** Writes rows as they come. */
  static RunFile write(Path path, Rows rows) {
    long count = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        out.writeInt(row.key().length);
        out.writeInt(row.packed().length);
        out.write(row.key());
        out.write(row.packed());
        count++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
    return new RunFile(path, count);
  }

  Rows read() {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
      return new Reader(path, in, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private static final class Reader implements Rows {
    private final Path path;
    private final DataInputStream in;
    private long left;

    Reader(Path path, DataInputStream in, long left) {
      this.path = path;
      this.in = in;
      this.left = left;
    }

    @Override
    public Row next() {
      if (left == 0) {
        return null;
      }
      left--;
      try {
        byte[] key = new byte[in.readInt()];
        byte[] packed = new byte[in.readInt()];
        in.readFully(key);
        in.readFully(packed);
        return new Row(key, packed);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close " + path, e);
      }
    }
  }
}
