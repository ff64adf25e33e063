package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.job.load.Refused;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions that retire: a record without a value takes the row away. */
class EndedRowsTest {
  private static final String VERSIONS =
      "select account, book, symbol, version from positions order by 1, 2, 3";

  private Db db;

  @BeforeEach
  void database() throws Exception {
    db = Db.make();
  }

  @Test
  void a_row_goes_and_comes_again_whatever_its_version() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S").setVersion(9).setValuedAt(T0));
      loading.position(position("A", "B", "T").setVersion(9).setValuedAt(T0)).checkpoint();
      loading.end("A|B|S").checkpoint();
      assertThat(db.query(VERSIONS)).containsExactly("A|B|T|9");
      loading.position(position("A", "B", "S").setVersion(1)).checkpoint();
      assertThat(db.query(VERSIONS)).containsExactly("A|B|S|1", "A|B|T|9");
      loading.end("A|B|unknown").checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|B|S|1", "A|B|T|9");
  }

  @Test
  void within_a_batch_their_order_counts() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S").setVersion(9));
      loading.position(position("A", "B", "T").setVersion(9)).checkpoint();
      loading.end("A|B|S").position(position("A", "B", "S").setVersion(1));
      loading.position(position("A", "B", "T").setVersion(10)).end("A|B|T");
      loading.position(position("A", "B", "U").setVersion(9)).end("A|B|U");
      loading.position(position("A", "B", "U").setVersion(2));
      loading.position(position("A", "B", "U").setVersion(1)).checkpoint();
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|B|S|1", "A|B|U|2");
  }

  @Test
  void any_name_is_found_by_its_key() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A|\\", "", "Ω\t'S'\n\\N{\"}")).position(position("A", "", "S"));
      loading.checkpoint();
      loading.end("A\\|\\\\||Ω\t'S'\n\\\\N{\"}").checkpoint();
    }
    assertThat(db.query(VERSIONS)).containsExactly("A||S|1");
  }

  @Test
  void a_key_that_the_database_refuses_is_a_dead_letter() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S")).end("A|B\0|S").end("A|B|T").checkpoint();
      assertThat(loading.refused()).extracting(Refused::reason).containsExactly(Reason.REFUSED);
      assertThat(loading.refused().get(0).record().offset()).isEqualTo(1);
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|B|S|1");
  }

  /** What comes before an end and is refused must not keep the end from happening. */
  @Test
  void the_end_of_a_row_that_was_refused_is_carried_out() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S").setVersion(1)).checkpoint();
      loading.position(position("A", "B", "S").setVersion(2).setCurrency("\0")).end("A|B|S");
      loading.position(position("A", "B", "S").setVersion(1).setCurrency("\0")).checkpoint();
    }
    assertThat(db.query(VERSIONS)).isEmpty();
  }

  /** Records in an order that topics have, over any batches, read twice from anywhere. */
  @Test
  void any_batches_give_what_the_topic_says_in_the_end() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TreeMap<String, Integer> versions = new TreeMap<>();
    int records = 120;
    String[] symbols = new String[records];
    int[] version = new int[records];
    for (int i = 0; i < records; i++) {
      symbols[i] = "S" + random.nextInt(4);
      boolean ends = versions.containsKey(symbols[i]) && random.nextInt(4) == 0;
      version[i] = ends ? 0 : versions.merge(symbols[i], 1, Integer::sum);
      if (ends) {
        versions.remove(symbols[i]);
      }
    }
    try (Loading loading = new Loading(db)) {
      int again = random.nextInt(records);
      for (int i = 0; i < 2 * records - again; i++) {
        int at = i < records ? i : again + i - records;
        if (version[at] == 0) {
          loading.end("A|B|" + symbols[at]);
        } else {
          loading.position(position("A", "B", symbols[at]).setVersion(version[at]));
        }
        if (random.nextInt(6) == 0) {
          loading.checkpoint();
        }
      }
      loading.checkpoint();
    }
    assertThat(db.query("select symbol, version from positions order by 1"))
        .as("seed %s", seed)
        .containsExactlyElementsOf(
            versions.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList());
  }
}
