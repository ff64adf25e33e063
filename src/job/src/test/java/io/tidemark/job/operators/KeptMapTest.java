package io.tidemark.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.junit.jupiter.api.Test;

final class KeptMapTest {
  private final Map<Integer, int[]> state = new HashMap<>();
  private int reads;
  private int writes;

  @SuppressWarnings("unchecked")
  private final MapState<Integer, int[]> store =
      (MapState<Integer, int[]>)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {MapState.class},
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "get" -> {
                      reads++;
                      int[] value = state.get(args[0]);
                      yield value == null ? null : value.clone();
                    }
                    case "put" -> {
                      writes++;
                      yield state.put((Integer) args[0], ((int[]) args[1]).clone());
                    }
                    case "remove" -> state.remove(args[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  @Test
  void entryIsReadOnceAndWrittenWhenItHasChanged() throws Exception {
    state.put(1, new int[] {5});
    KeptMap<Integer, int[]> map = new KeptMap<>(store, 10, 10);
    int[] value = map.get(1);
    assertThat(map.get(1)).isSameAs(value);
    assertThat(map.get(2)).isNull();
    assertThat(map.get(2)).isNull();
    assertThat(reads).isEqualTo(2);
    map.save();
    assertThat(writes).isZero();
    value[0] = 6;
    map.put(1, value);
    map.put(3, new int[] {7});
    assertThat(state.get(1)).containsExactly(5);
    map.save();
    map.save();
    assertThat(writes).isEqualTo(2);
    assertThat(state.get(1)).containsExactly(6);
    map.put(3, null);
    assertThat(map.get(3)).isNull();
    map.save();
    assertThat(state).containsOnlyKeys(1);
  }

  @Test
  void onlySoManyAreOnTheHeapAndNoneIsLost() throws Exception {
    KeptMap<Integer, int[]> map = new KeptMap<>(store, 10, 10);
    for (int round = 1; round <= 3; round++) {
      for (int key = 0; key < 100; key++) {
        int[] value = map.get(key);
        value = value == null ? new int[1] : value;
        value[0]++;
        map.put(key, value);
        assertThat(map.size()).isLessThanOrEqualTo(10);
      }
    }
    map.save();
    assertThat(state).hasSize(100);
    assertThat(state.values()).allMatch(value -> value[0] == 3);
  }

  @Test
  void whatIsCleanGoesIfThereIsTooMuchOfIt() throws Exception {
    KeptMap<Integer, int[]> map = new KeptMap<>(store, 10, 0);
    map.put(1, new int[] {1});
    map.get(2);
    assertThat(map.size()).isEqualTo(2);
    map.save();
    assertThat(map.size()).isZero();
    assertThat(map.get(1)).containsExactly(1);
  }
}
