package io.tidemark.datagen.report;

import java.util.List;

/**
 * Where the CPU time went.
 *
 * @param samples how many there were; one each {@code everyMillis} of CPU time
 * @param hot the methods in which most samples of the jobs' threads were taken, the most first
 * @param parts the same by the part of the program that had called them
 */
public record Profile(long samples, double everyMillis, List<Share> hot, List<Share> parts) {
  /**
   * A share of the jobs' samples.
   *
   * @param name of a method, or of a part
   * @param share 0 to 1
   */
  public record Share(String name, double share) {}
}
