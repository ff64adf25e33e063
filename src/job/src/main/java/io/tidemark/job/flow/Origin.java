package io.tidemark.job.flow;

import io.tidemark.contracts.InputFile;

/**
 * Where a record was read.
 *
 * @param source the input
 * @param part index of the file, or the partition
 * @param place line number, or offset
 */
public record Origin(InputFile source, int part, long place) implements Comparable<Origin> {
  @Override
  public int compareTo(Origin other) {
    int order = source.compareTo(other.source);
    order = order != 0 ? order : Integer.compare(part, other.part);
    return order != 0 ? order : Long.compare(place, other.place);
  }
}
