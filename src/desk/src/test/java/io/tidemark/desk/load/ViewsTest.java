package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.alert;
import static io.tidemark.desk.load.Wires.fixed8;
import static io.tidemark.desk.load.Wires.money;
import static io.tidemark.desk.load.Wires.position;
import static io.tidemark.desk.load.Wires.signal;
import static io.tidemark.wire.AlertStatus.BREACH;
import static io.tidemark.wire.AlertStatus.CLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.wire.LimitKind;
import io.tidemark.wire.Position;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final String SUMS =
      " open_positions, trim_scale(realized_pnl), trim_scale(unrealized_pnl), trim_scale(fees),"
          + " trim_scale(net_pnl), unvalued from ";

  private static Position.Builder open(
      String account, String book, String symbol, String quantity, String realized, String open) {
    return position(account, book, symbol)
        .setQuantity(fixed8(quantity))
        .setRealizedPnl(money(realized))
        .setUnrealizedPnl(open == null ? null : money(open))
        .setFees(money("0.5"));
  }

  @Test
  void sums_are_by_currency() throws Exception {
    Db db = Db.make();
    try (Loading loading = new Loading(db)) {
      loading.position(open("A", "x", "AAA", "10", "1.25", "2"));
      loading.position(open("A", "x", "BBB", "-3", "-7", null));
      loading.position(open("A", "y", "AAA", "-4", "0.25", "-1"));
      loading.position(open("A", "y", "EEE", "1", "100", "10").setCurrency("EUR"));
      loading.position(open("B", "x", "AAA", "0", "3", "0"));
      loading.checkpoint();
    }
    assertThat(db.query("select account, currency," + SUMS + "pnl_by_account order by 1, 2"))
        .containsExactly(
            "A|EUR|1|100|10|0.5|109.5|0", "A|USD|3|-5.5|1|1.5|-6|1", "B|USD|0|3|0|0.5|2.5|0");
    assertThat(db.query("select account, book, currency," + SUMS + "pnl_by_book order by 1, 2, 3"))
        .containsExactly(
            "A|x|USD|2|-5.75|2|1|-4.75|1",
            "A|y|EUR|1|100|10|0.5|109.5|0",
            "A|y|USD|1|0.25|-1|0.5|-1.25|0",
            "B|x|USD|0|3|0|0.5|2.5|0");
    assertThat(
            db.query(
                "select symbol, currency, trim_scale(net_quantity),"
                    + SUMS
                    + "pnl_by_symbol order by 1, 2"))
        .containsExactly(
            "AAA|USD|6|2|4.5|1|1.5|4|0",
            "BBB|USD|-3|1|-7|0|0.5|-7.5|1",
            "EEE|EUR|1|1|100|10|0.5|109.5|0");
    assertThat(db.query("select account, symbol from open_positions order by 1, 2, book"))
        .containsExactly("A|AAA", "A|AAA", "A|BBB", "A|EEE");
  }

  @Test
  void latest_signals_has_one_of_each_symbol_and_rule() throws Exception {
    Db db = Db.make();
    try (Loading loading = new Loading(db)) {
      loading.signal(signal("1", "X", T0)).signal(signal("2", "X", T0.plusNanos(1000)));
      loading.signal(signal("3", "X", T0).setRule("OTHER")).signal(signal("4", "Y", T0));
      loading.checkpoint();
    }
    assertThat(db.query("select id from latest_signals order by id"))
        .containsExactly("2", "3", "4");
  }

  @Test
  void breaches_are_those_that_have_not_ended() throws Exception {
    Instant t1 = T0.plusSeconds(1);
    Instant t2 = T0.plusSeconds(2);
    Db db = Db.make();
    try (Loading loading = new Loading(db)) {
      // Alerts come in any order.
      loading.alert(alert("ended", "", CLEAR, t1)).alert(alert("ended", "", BREACH, T0));
      loading.alert(alert("again", "", BREACH, t2)).alert(alert("again", "", CLEAR, t1));
      loading.alert(alert("again", "", BREACH, T0));
      // The limit has changed between two cuts.
      loading.alert(alert("moment", "", BREACH, T0)).alert(alert("moment", "", CLEAR, T0));
      loading.alert(alert("lasts", "", BREACH, T0)).alert(alert("lasts", "", CLEAR, t1));
      loading.alert(alert("lasts", "", BREACH, t1));
      // Each scope and kind by itself.
      loading.alert(alert("scopes", "", CLEAR, t2)).alert(alert("scopes", "", BREACH, T0));
      loading.alert(alert("scopes", "S", BREACH, t1));
      loading.alert(alert("scopes", "", BREACH, T0).setKind(LimitKind.NET).setId("net"));
      loading.checkpoint();
    }
    assertThat(
            db.query(
                "select account, symbol, kind, since at time zone 'UTC', trim_scale(figure),"
                    + " trim_scale(\"limit\"), currency from breaches order by 1, 2, 3"))
        .containsExactly(
            "again||GROSS|2026-03-02 09:30:02|11|10|USD",
            "lasts||GROSS|2026-03-02 09:30:00|11|10|USD",
            "scopes||NET|2026-03-02 09:30:00|11|10|USD",
            "scopes|S|GROSS|2026-03-02 09:30:01|11|10|USD");
  }
}
