package io.tidemark.desk;

import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;

/** Finds in what was thrown the one sentence that a person needs. */
public final class Faults {
  private static final String DISK_FULL = "No space left on device";

  private Faults() {}

  /** The user's error in a chain of causes, also where it crossed a cluster in serialized form. */
  public static Optional<UserException> userError(Throwable thrown) {
    return ExceptionUtils.findThrowableSerializedAware(
        thrown, UserException.class, Faults.class.getClassLoader());
  }

  /** What went wrong, in one line: the full disk if there is one, else the last cause. */
  public static String describe(Throwable thrown) {
    Throwable last = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (String.valueOf(t.getMessage()).contains(DISK_FULL)) {
        return "the disk is full";
      }
      if (t instanceof OutOfMemoryError) {
        return "the heap is full; give Java more, as in TIDEMARK_JAVA_OPTS=-Xmx4g";
      }
      last = t;
    }
    if (last instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (last instanceof NoSuchFileException file) {
      return file.getFile() + ": there is no such file";
    }
    if (last instanceof FileAlreadyExistsException file && file.getReason() == null) {
      return file.getFile() + ": a file of this name is in the way";
    }
    if (last instanceof CharacterCodingException) {
      return "not UTF-8 text";
    }
    if (last instanceof FileSystemException file) {
      String reason = file.getReason() == null ? last.getClass().getSimpleName() : file.getReason();
      return file.getFile() + ": " + reason;
    }
    String message = oneLine(last.getMessage());
    boolean plain = last instanceof IOException || last instanceof UncheckedIOException;
    return plain && !message.isEmpty()
        ? message
        : last.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
  }

  /** The first line of a text. */
  public static String oneLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("").strip();
  }
}
