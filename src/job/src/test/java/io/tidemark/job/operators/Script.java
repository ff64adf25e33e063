package io.tidemark.job.operators;

import java.util.ArrayList;
import java.util.List;

/** What happens to a two-input operator, step by step; two scripts differ only by their steps. */
final class Script<A, B> {
  /** One step; exactly one of the first two is there, or else a watermark. */
  record Step<A, B>(A first, B second, int input, long watermark, Kind kind) {}

  /** What a step without an element is. */
  enum Kind {
    /** A watermark; the last one comes with the end of its input. */
    WATERMARK,
    /** A watermark, even the last one, that does not end its input. */
    MARK,
    /** An input goes idle. */
    IDLE
  }

  final List<Step<A, B>> steps = new ArrayList<>();

  Script<A, B> first(A element) {
    steps.add(new Step<>(element, null, 1, 0, Kind.WATERMARK));
    return this;
  }

  Script<A, B> second(B element) {
    steps.add(new Step<>(null, element, 2, 0, Kind.WATERMARK));
    return this;
  }

  /** A watermark of an input, in Flink's milliseconds. */
  Script<A, B> watermark(int input, long millis) {
    steps.add(new Step<>(null, null, input, millis, Kind.WATERMARK));
    return this;
  }

  /** A watermark that ends nothing, not even if it is the last. */
  Script<A, B> mark(int input, long millis) {
    steps.add(new Step<>(null, null, input, millis, Kind.MARK));
    return this;
  }

  Script<A, B> idle(int input) {
    steps.add(new Step<>(null, null, input, 0, Kind.IDLE));
    return this;
  }

  Script<A, B> end(int input) {
    return watermark(input, Long.MAX_VALUE);
  }
}
