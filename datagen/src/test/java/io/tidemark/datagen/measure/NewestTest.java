package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The newest time of each key, against a plain map. */
final class NewestTest {
  @Test
  void isAsAMapWouldTell() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Newest newest = new Newest();
    Map<String, Long> map = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String key = "ACC-" + random.nextInt(20_000) + "|book|" + random.nextInt(3);
      long time = random.nextInt(1_000) - 500L;
      Long before = map.get(key);
      boolean newer = before == null || before < time;
      if (newer) {
        map.put(key, time);
      }
      assertThat(newest.advance(key, time)).as("seed %d, key %s", seed, key).isEqualTo(newer);
    }
  }
}
