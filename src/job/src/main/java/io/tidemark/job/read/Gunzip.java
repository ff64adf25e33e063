package io.tidemark.job.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads gzip, several members one after the other too. What follows the last member and is no
 * member is a fault, where the JDK's class would take it for the end and drop it in silence.
 */
final class Gunzip extends GZIPInputStream {
  private static final int BUFFER = 1 << 16;
  private static final int TRAILER = 8;

  private boolean checked;

  private Gunzip(InputStream in) throws IOException {
    super(in, BUFFER);
  }

  /** The stream itself, or what it unpacks to if its name or its first bytes say gzip. */
  static InputStream open(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    boolean magic = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return magic || name.endsWith(".gz") ? new Gunzip(buffered) : buffered;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int read = super.read(b, off, len);
    if (read < 0 && !checked) {
      checked = true;
      if (inf.getRemaining() > TRAILER || in.read() >= 0) {
        throw new ZipException("data that is not gzip follows the gzip data");
      }
    }
    return read;
  }
}
