package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The newest values of a series, up to a fixed number. What is computed of them is computed from
 * the oldest to the newest, so that it does not matter where in the array the oldest lies.
 *
 * <p>Sums are of the differences to the oldest value: the mean of equal values is exactly that
 * value, and their deviation exactly 0, which no sum of 0.1s gives.
 */
final class Ring {
  private final double[] values;
  private int count;

  /** Where the oldest lies. */
  private int first;

  /**
   * @param size how many values, above 0
   */
  Ring(int size) {
    values = new double[size];
  }

  /** Adds the newest value; the oldest goes if all places are taken. */
  void add(double value) {
    if (count < values.length) {
      values[count++] = value;
    } else {
      values[first] = value;
      first = first + 1 == values.length ? 0 : first + 1;
    }
  }

  boolean full() {
    return count == values.length;
  }

  /** The oldest value; there must be one. */
  double oldest() {
    return values[first];
  }

  /** The newest value; there must be one. */
  double newest() {
    return at(count - 1);
  }

  /** The highest value; there must be one. */
  double highest() {
    double highest = values[0];
    for (int i = 1; i < count; i++) {
      highest = Math.max(highest, values[i]);
    }
    return highest;
  }

  /** The lowest value; there must be one. */
  double lowest() {
    double lowest = values[0];
    for (int i = 1; i < count; i++) {
      lowest = Math.min(lowest, values[i]);
    }
    return lowest;
  }

  /** Σ values; 0 of none. */
  double sum() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += at(i);
    }
    return sum;
  }

  /** The mean; there must be a value. */
  double mean() {
    return oldest() + shift();
  }

  /** The mean with the weights 1 for the oldest, 2 for the next and so on. */
  double weightedMean() {
    double oldest = oldest();
    double sum = 0;
    for (int i = 1; i < count; i++) {
      sum += (at(i) - oldest) * (i + 1);
    }
    return oldest + sum / (count * (count + 1.0) / 2);
  }

  /** The population's standard deviation: the root of the mean square of what is off the mean. */
  double deviation() {
    double oldest = oldest();
    double shift = shift();
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double off = at(i) - oldest - shift;
      squares += off * off;
    }
    return Math.sqrt(squares / count);
  }

  /** How far the newest value is above the mean. */
  double offMean() {
    return newest() - oldest() - shift();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeDouble(at(i));
    }
  }

  void read(DataInput in) throws IOException {
    int held = in.readInt();
    if (held < 0 || held > values.length) {
      throw new IOException(
          "state of an indicator holds " + held + " values where " + values.length + " is most");
    }
    for (int i = 0; i < held; i++) {
      values[i] = in.readDouble();
    }
    count = held;
    first = 0;
  }

  /** The mean less the oldest value. */
  private double shift() {
    double oldest = oldest();
    double sum = 0;
    for (int i = 1; i < count; i++) {
      sum += at(i) - oldest;
    }
    return sum / count;
  }

  /** The value that came as number {@code age} of those held. */
  private double at(int age) {
    int index = first + age;
    return values[index < values.length ? index : index - values.length];
  }
}
