package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.account;
import static io.tidemark.desk.load.Wires.alert;
import static io.tidemark.desk.load.Wires.bar;
import static io.tidemark.desk.load.Wires.bytes;
import static io.tidemark.desk.load.Wires.fill;
import static io.tidemark.desk.load.Wires.fixed8;
import static io.tidemark.desk.load.Wires.money;
import static io.tidemark.desk.load.Wires.position;
import static io.tidemark.desk.load.Wires.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.Reason;
import io.tidemark.job.load.Refused;
import io.tidemark.wire.Alert;
import io.tidemark.wire.AlertStatus;
import io.tidemark.wire.MarkStatus;
import io.tidemark.wire.Position;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteOperatorTest {
  private static final String VERSIONS =
      "select account, version, trades from positions order by account collate \"C\"";

  private Db db;

  @BeforeEach
  void database() throws Exception {
    db = Db.make();
  }

  /** Each account gets its rows in a random order over a random number of batches. */
  @Test
  void the_newest_row_stands_in_whatever_order_rows_come() throws Exception {
    List<Position.Builder> rows = new ArrayList<>();
    for (int a = 0; a < 8; a++) {
      for (int version = 1; version <= 3; version++) {
        for (int cut = 0; cut < 3; cut++) {
          // trades tells the rows apart; valued_at is absent, then whole and broken seconds.
          rows.add(
              position("A" + a, "B", "S")
                  .setVersion(version)
                  .setValuedAt(cut == 0 ? null : T0.plusMillis(cut * 500L))
                  .setTrades(10 * version + cut));
        }
      }
    }
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Collections.shuffle(rows, random);
    try (Loading loading = new Loading(db)) {
      for (Position.Builder row : rows) {
        loading.position(row);
        if (random.nextInt(4) == 0) {
          loading.checkpoint();
        }
      }
      loading.checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(db.query(VERSIONS))
        .as("seed %s", seed)
        .hasSize(8)
        .allSatisfy(row -> assertThat(row).endsWith("|3|32"));
  }

  @Test
  void of_equal_rows_the_later_stands() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S").setTrades(1)).checkpoint();
      loading.position(position("A", "B", "S").setTrades(2)).checkpoint();
      loading.position(position("A", "B", "S").setTrades(3));
      loading.position(position("A", "B", "S").setTrades(4)).checkpoint();
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|1|4");
  }

  @Test
  void figures_arrive_to_the_last_digit() throws Exception {
    ByteBuffer most =
        ByteBuffer.wrap(BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE).toByteArray());
    ByteBuffer least = ByteBuffer.wrap(BigInteger.ONE.shiftLeft(127).negate().toByteArray());
    try (Loading loading = new Loading(db)) {
      loading.position(
          position("A", "B\\|\"{},", "Ω\t'S'\r\n\\N")
              .setQuantity(Long.MIN_VALUE + 1)
              .setAvgPrice(money("-0.00000000000000000001"))
              .setCost(most)
              .setRealizedPnl(least)
              .setMark(fixed8("-37.63"))
              .setMarkTs(Instant.parse("2026-03-02T09:29:59.123456Z"))
              .setMarkStatus(MarkStatus.STALE)
              .setUnrealizedPnl(null)
              .setNetPnl(null)
              .setValuedAt(Instant.parse("1969-12-31T23:59:59.999999Z")));
      loading.checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(
            db.query(
                "select account, book, symbol, quantity, avg_price, cost, realized_pnl, mark,"
                    + " mark_status, unrealized_pnl, net_pnl from positions"))
        .containsExactly(
            "A|B\\|\"{},|Ω\t'S'\r\n\\N|-92233720368.54775807|-0.00000000000000000001"
                + "|1701411834604692317.31687303715884105727"
                + "|-1701411834604692317.31687303715884105728|-37.63000000|STALE|null|null");
    assertThat(
            db.query(
                "select mark_ts at time zone 'UTC', updated_at at time zone 'UTC',"
                    + " valued_at at time zone 'UTC' from positions"))
        .containsExactly(
            "2026-03-02 09:29:59.123456|2026-03-02 09:30:00|1969-12-31 23:59:59.999999");
  }

  @Test
  void a_refused_row_becomes_a_dead_letter_and_the_rest_is_written() throws Exception {
    ByteBuffer tooLarge = ByteBuffer.wrap(BigInteger.TEN.pow(40).toByteArray());
    byte[] bad = bytes(Topic.POSITIONS, position("A2", "B\0", "S").build());
    try (Loading loading = new Loading(db)) {
      loading.position(position("A0", "B", "S")).position(position("A1", "B", "S"));
      loading.ours(Topic.POSITIONS, bad).position(position("A3", "B", "S"));
      loading.position(position("A4", "B", "S").setFees(tooLarge));
      loading.position(position("A5", "B", "S"));
      loading.account(account("A6")).account(account("A7").setOpeningCash(tooLarge));
      loading.checkpoint();
      assertThat(loading.refused())
          .extracting(r -> r.record().offset())
          .containsExactly(2L, 4L, 7L);
      assertThat(loading.refused()).extracting(Refused::reason).containsOnly(Reason.REFUSED);
      assertThat(loading.refused().get(0).detail())
          .startsWith("22021: ")
          .contains("invalid byte sequence")
          .doesNotContain("\n");
      assertThat(loading.refused().get(0).record().value()).isEqualTo(bad);
      assertThat(loading.refused().get(1).detail()).startsWith("22003: ");
      loading.position(position("A8", "B", "S")).checkpoint();
    }
    assertThat(db.query(VERSIONS))
        .containsExactly("A0|1|1", "A1|1|1", "A3|1|1", "A5|1|1", "A8|1|1");
    assertThat(db.query("select account from accounts_pnl")).containsExactly("A6");
  }

  /** Its batch would have written the last row only, and that one is refused. */
  @Test
  void a_row_before_a_refused_one_of_its_key_stands() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S").setVersion(1));
      loading.position(position("A", "B", "S").setVersion(2));
      loading.position(position("A", "B", "S").setVersion(3).setCurrency("\0")).checkpoint();
      assertThat(loading.refused()).hasSize(1);
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|2|1");
  }

  /** A failure that is neither the database's nor, by its class, a row's. */
  @Test
  void an_unknown_error_that_comes_back_on_a_new_connection_is_the_rows() throws Exception {
    try (Loading loading = new Loading(db)) {
      db.execute(
          "create function strange() returns trigger language plpgsql as $$ begin"
              + " if new.account = 'A1' then raise exception 'no' using errcode = 'ZZ001';"
              + " end if; return new; end $$;"
              + " create trigger strange before insert on positions for each row"
              + " execute function strange()");
      loading.position(position("A0", "B", "S")).position(position("A1", "B", "S"));
      loading.position(position("A2", "B", "S")).checkpoint();
      assertThat(loading.refused())
          .extracting(Refused::detail)
          .singleElement()
          .asString()
          .startsWith("ZZ001: ERROR: no");
    }
    assertThat(db.query(VERSIONS)).containsExactly("A0|1|1", "A2|1|1");
  }

  @Test
  void what_is_no_row_becomes_a_dead_letter_at_once() throws Exception {
    byte[] whole = bytes(Topic.POSITIONS, position("A", "B", "S").build());
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 3);
    byte[] strange = whole.clone();
    strange[5] ^= 1;
    try (Loading loading = new Loading(db)) {
      loading.ours(Topic.POSITIONS, cut).ours(Topic.POSITIONS, strange);
      loading.ours(Topic.POSITIONS, "hello".getBytes(StandardCharsets.UTF_8));
      loading.ours(Topic.ACCOUNTS_PNL, null).record(Topic.SIGNALS, null, null);
      loading.end("A|B").record(Topic.POSITIONS, Loading.LEDGER, null, null);
      assertThat(loading.refused())
          .extracting(Refused::reason)
          .containsExactly(
              Reason.UNDECODABLE,
              Reason.UNKNOWN_SCHEMA,
              Reason.UNDECODABLE,
              Reason.NULL_VALUE,
              Reason.NULL_VALUE,
              Reason.KEY_MISMATCH,
              Reason.NULL_VALUE);
    }
  }

  @Test
  void rows_of_another_ledger_or_of_none_are_left_alone() throws Exception {
    byte[] row = bytes(Topic.POSITIONS, position("A", "B", "S").build());
    try (Loading loading = new Loading(db)) {
      loading.record(Topic.POSITIONS, "other", row).record(Topic.POSITIONS, null, row);
      loading.record(Topic.ACCOUNTS_PNL, "other", new byte[] {1});
      loading.record(Topic.FILLS, "other", bytes(Topic.FILLS, fill("A", 1).build()));
      loading.record(Topic.ALERTS, "other", new byte[] {1});
      loading.checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(db.query(VERSIONS)).isEmpty();
    assertThat(db.query("select account from fills")).isEmpty();
  }

  @Test
  void a_null_value_of_another_ledger_deletes_nothing() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S"));
      loading.record(Topic.POSITIONS, "other", "A|B|S".getBytes(StandardCharsets.UTF_8), null);
      loading.checkpoint();
    }
    assertThat(db.query(VERSIONS)).containsExactly("A|1|1");
  }

  @Test
  void fills_and_alerts_are_written_once() throws Exception {
    Alert.Builder begun = alert("A", "", AlertStatus.BREACH, T0);
    Alert.Builder deleted = alert("A", "S", AlertStatus.CLEAR, T0).setFigure(null).setLimit(null);
    try (Loading loading = new Loading(db)) {
      for (int time = 0; time < 2; time++) {
        loading.fill(fill("A", 1)).fill(fill("A", 10)).fill(fill("B", 1)).fill(fill("A", 1));
        loading.alert(begun).alert(deleted).checkpoint();
      }
      loading.fill(fill("A", 1).setSymbol("other")).checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(db.query("select account, version, symbol from fills order by 1, 2"))
        .containsExactly("A|1|S", "A|10|S", "B|1|S");
    assertThat(
            db.query(
                "select type, trade_id, ref_trade_id, side, quantity, price, fee, fee_currency,"
                    + " position_quantity, trim_scale(avg_price), trim_scale(cost), currency,"
                    + " source, settled_at - ts from fills where account = 'B'"))
        .containsExactly(
            "NEW|t1||BUY|1.00000000|100.50000000|-0.25000000|EUR|1.00000000|100.5|100.5|USD"
                + "|trades-0@1|00:00:01");
    assertThat(
            db.query(
                "select account, symbol, kind, status, trim_scale(figure), trim_scale(\"limit\"),"
                    + " currency from alerts order by symbol"))
        .containsExactly("A||GROSS|BREACH|11|10|USD", "A|S|GROSS|CLEAR|null|null|USD");
  }

  @Test
  void the_days_figures_of_an_account_arrive() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.account(account("A")).checkpoint();
      loading.account(
          account("A")
              .setVersion(2)
              .setValuedAt(T0)
              .setDayStart(T0.minusSeconds(3600))
              .setDayRealizedPnl(money("1.5"))
              .setDayUnrealizedPnl(money("-0.5"))
              .setDayPnl(money("0.75"))
              .setPriorDayAdjustment(money("-2")));
      loading.account(account("B")).checkpoint();
    }
    String figures =
        "select account, valued_at - day_start, trim_scale(day_realized_pnl),"
            + " trim_scale(day_unrealized_pnl), trim_scale(day_pnl),"
            + " trim_scale(prior_day_adjustment) from ";
    assertThat(db.query(figures + "accounts_pnl order by 1"))
        .containsExactly("A|01:00:00|1.5|-0.5|0.75|-2", "B|null|null|null|null|null");
    assertThat(db.query(figures + "day_pnl")).containsExactly("A|01:00:00|1.5|-0.5|0.75|-2");
  }

  @Test
  void signals_and_bars_are_written_once() throws Exception {
    try (Loading loading = new Loading(db)) {
      for (int time = 0; time < 2; time++) {
        loading.signal(signal("s1", "X", T0)).signal(signal("s2", "X", T0)).bar(bar("X", T0));
        loading.signal(signal("s1", "X", T0)).bar(bar("X", T0.plusSeconds(300))).checkpoint();
      }
      loading.signal(signal("s1", "Y", T0).setPrice(null).setSize(null)).checkpoint();
      assertThat(loading.refused()).isEmpty();
    }
    assertThat(db.query("select id, symbol, price, size, value, threshold from signals order by 1"))
        .containsExactly(
            "s1|X|100.50000000|1.00000000|0.01|0.02", "s2|X|100.50000000|1.00000000|0.01|0.02");
    assertThat(db.query("select symbol, \"interval\", \"end\" - \"start\", vwap from bars"))
        .containsExactly(
            "X|5m|00:05:00|1.50000000000000000000", "X|5m|00:05:00|1.50000000000000000000");
  }

  @Test
  void rows_leave_when_there_are_enough_or_when_one_has_waited() throws Exception {
    try (Loading loading =
        new Loading(db.settings(Loading.LEDGER).set("postgres.batch-rows=3").build())) {
      loading.clock(1_000);
      loading.position(position("A0", "B", "S")).position(position("A1", "B", "S"));
      assertThat(db.query(VERSIONS)).isEmpty();
      loading.position(position("A2", "B", "S"));
      assertThat(db.query(VERSIONS)).hasSize(3);
      loading.position(position("A3", "B", "S")).account(account("A3")).clock(1_199);
      assertThat(db.query(VERSIONS)).hasSize(3);
      loading.clock(1_200);
      assertThat(db.query(VERSIONS)).hasSize(4);
      assertThat(db.query("select account from accounts_pnl")).containsExactly("A3");
      // The clock runs for what comes later too.
      loading.position(position("A4", "B", "S")).clock(1_400);
      assertThat(db.query(VERSIONS)).hasSize(5);
    }
  }
}
