package io.tidemark.datagen.sim;

/**
 * Random numbers that are the same on every machine and in every Java: SplitMix64 (Steele, Lea,
 * Flood 2014), and what is made of it with StrictMath only. Serves one thread.
 */
final class Rng {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Rng(long seed) {
    state = seed;
  }

  /** A generator of its own for one of many purposes under one seed. */
  static Rng of(long seed, Purpose purpose, int number) {
    return new Rng(mix(mix(seed + GOLDEN) ^ mix((purpose.ordinal() + 1L) << 32 | number)));
  }

  /** What random numbers are for, so that one purpose does not disturb another. */
  enum Purpose {
    UNIVERSE,
    FACTOR,
    LANE,
    FAULTS,
    AMENDMENTS,
    LIMITS
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** From 0 to below 1. */
  double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** From 0 to below a bound above 0; its bias, bound ÷ 2^32, does not matter here. */
  int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }

  boolean nextBoolean() {
    return nextLong() < 0;
  }

  void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (nextLong() >>> 56);
    }
  }

  /** With mean 1. */
  double nextExponential() {
    return -StrictMath.log(1 - nextDouble());
  }

  /** With mean 0 and deviation 1. */
  double nextGaussian() {
    return Ziggurat.draw(this);
  }
}
