package io.tidemark.job.operators;

import java.util.ArrayList;
import java.util.List;

/** What happens to a two-input operator, step by step; two scripts differ only by their steps. */
final class Script<A, B> {
  /** One step; exactly one of the first two is there, or else a watermark. */
  record Step<A, B>(A first, B second, int input, long watermark) {}

  final List<Step<A, B>> steps = new ArrayList<>();

  Script<A, B> first(A element) {
    steps.add(new Step<>(element, null, 1, 0));
    return this;
  }

  Script<A, B> second(B element) {
    steps.add(new Step<>(null, element, 2, 0));
    return this;
  }

  /** A watermark of an input, in Flink's milliseconds. */
  Script<A, B> watermark(int input, long millis) {
    steps.add(new Step<>(null, null, input, millis));
    return this;
  }

  Script<A, B> end(int input) {
    return watermark(input, Long.MAX_VALUE);
  }
}
