package io.tidemark.engine.market;

import io.tidemark.engine.num.Times;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What arrived for each cut that is not complete yet, in the order of the cuts. There are as many
 * as cuts fit into the out-of-orderness, and one.
 */
final class OpenCuts {
  private long[] boundaries = new long[2];
  private Book[] books = new Book[2];
  private int count;

  /** A book that is not in use, kept to be filled again. */
  private Book spare;

  /** The earliest boundary that something arrived for, µs; the largest long if nothing did. */
  long first() {
    return count == 0 ? Long.MAX_VALUE : boundaries[0];
  }

  /** The book of the first cut after this effective time. */
  Book after(long effective, long interval) {
    if (count > 0) {
      long newest = boundaries[count - 1];
      if (effective < newest && effective >= newest - interval) {
        return books[count - 1];
      }
    }
    long boundary = Times.floor(effective, interval) + interval;
    int at = count;
    while (at > 0 && boundaries[at - 1] >= boundary) {
      at--;
      if (boundaries[at] == boundary) {
        return books[at];
      }
    }
    Book book = spare == null ? new Book() : spare;
    spare = null;
    insert(at, boundary, book);
    return book;
  }

  /**
   * Folds the books of all cuts up to this one into another, in order, and forgets them.
   *
   * @return whether there was one
   */
  boolean foldUpTo(long boundary, Book into) {
    int done = 0;
    while (done < count && boundaries[done] <= boundary) {
      into.applyAll(books[done]);
      spare = books[done];
      done++;
    }
    if (done == 0) {
      return false;
    }
    spare.clear();
    count -= done;
    System.arraycopy(boundaries, done, boundaries, 0, count);
    System.arraycopy(books, done, books, 0, count);
    Arrays.fill(books, count, count + done, null);
    return true;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeLong(boundaries[i]);
      books[i].write(out);
    }
  }

  static OpenCuts read(DataInput in) throws IOException {
    OpenCuts cuts = new OpenCuts();
    for (int left = in.readInt(); left > 0; left--) {
      cuts.insert(cuts.count, in.readLong(), Book.read(in));
    }
    return cuts;
  }

  private void insert(int at, long boundary, Book book) {
    if (count == boundaries.length) {
      boundaries = Arrays.copyOf(boundaries, count * 2);
      books = Arrays.copyOf(books, count * 2);
    }
    System.arraycopy(boundaries, at, boundaries, at + 1, count - at);
    System.arraycopy(books, at, books, at + 1, count - at);
    boundaries[at] = boundary;
    books[at] = book;
    count++;
  }
}
