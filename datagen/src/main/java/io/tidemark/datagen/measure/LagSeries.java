package io.tidemark.datagen.measure;

/** The lag of a job as it goes: how much, how much at most, and how fast it grows. */
final class LagSeries {
  private static final double NANOS = 1e9;

  private long total;
  private long largest;
  private long largestEver;
  private long begin;
  private long samples;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;

  /**
   * Adds a sample.
   *
   * @param nanos when, by {@link System#nanoTime}
   * @param allPartitions records that all partitions are behind
   * @param onePartition records that the last of them is
   */
  void add(long nanos, long allPartitions, long onePartition) {
    total = allPartitions;
    largest = onePartition;
    largestEver = Math.max(largestEver, onePartition);
    if (samples == 0) {
      begin = nanos;
    }
    double x = (nanos - begin) / NANOS;
    samples++;
    sumX += x;
    sumY += allPartitions;
    sumXx += x * x;
    sumXy += x * allPartitions;
  }

  /** Forgets all but where it stands. */
  void mark() {
    largestEver = 0;
    samples = 0;
    sumX = 0;
    sumY = 0;
    sumXx = 0;
    sumXy = 0;
  }

  long total() {
    return total;
  }

  long largest() {
    return largest;
  }

  /** Most that one partition was behind since the last mark. */
  long largestEver() {
    return largestEver;
  }

  /** Whether there was a sample since the last mark. */
  boolean isTold() {
    return samples > 0;
  }

  /** Records a second, by the line that fits best; 0 as long as there are no two samples. */
  double growth() {
    double spread = samples * sumXx - sumX * sumX;
    return samples < 2 || spread <= 0 ? 0 : (samples * sumXy - sumX * sumY) / spread;
  }
}
