package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.T0;
import static io.tidemark.desk.load.Wires.account;
import static io.tidemark.desk.load.Wires.alert;
import static io.tidemark.desk.load.Wires.fill;
import static io.tidemark.desk.load.Wires.money;
import static io.tidemark.desk.load.Wires.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.load.Database;
import io.tidemark.wire.AlertStatus;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of the first release, with rows in it, becomes one of this version. */
class MigrationTest {
  private static final String ACCOUNTS =
      "select account, version, day_start, trim_scale(day_pnl) from accounts_pnl order by 1";

  private Db db;
  private Settings settings;

  @BeforeEach
  void firstRelease() throws Exception {
    db = Db.make();
    settings = db.settings(Loading.LEDGER).build();
    Flyway.configure()
        .dataSource(Db.server().url(db.name), LocalPostgres.USER, Db.server().password())
        .locations("classpath:db/migration")
        .table("tidemark_migrations")
        .target("1")
        .load()
        .migrate();
    assertThat(db.query("select to_regclass('fills')")).containsExactly("null");
    db.execute(
        "insert into tidemark_ledger (id) values ('main');"
            + " insert into accounts_pnl (account, version, base_currency, opening_cash,"
            + " high_water_mark, drawdown, mark_status, fx_status)"
            + " values ('A', 7, 'USD', 5, 0, 0, 'LIVE', 'LIVE');"
            + " insert into positions (account, book, symbol, version, quantity, cost,"
            + " realized_pnl, fees, mark_status, currency, trades, updated_at)"
            + " values ('A', 'B', 'S', 3, 0, 0, 1.5, 0, 'LIVE', 'USD', 3, now())");
  }

  private void checkLoads(Loading loading) throws Exception {
    assertThat(db.query(ACCOUNTS)).containsExactly("A|7|null|null");
    assertThat(db.query("select trim_scale(realized_pnl) from pnl_by_account"))
        .containsExactly("1.5");
    loading.account(account("A").setVersion(6).setDayPnl(money("1")));
    loading.account(account("B").setDayPnl(money("2"))).fill(fill("A", 1));
    loading.alert(alert("A", "", AlertStatus.BREACH, T0)).end("A|B|S").checkpoint();
    assertThat(loading.refused()).isEmpty();
    assertThat(db.query(ACCOUNTS)).containsExactly("A|7|null|null", "B|1|null|2");
    loading.account(account("A").setVersion(8).setDayPnl(money("3"))).checkpoint();
    assertThat(db.query(ACCOUNTS)).containsExactly("A|8|null|3", "B|1|null|2");
    assertThat(db.query("select account from fills")).containsExactly("A");
    assertThat(db.query("select account from breaches")).containsExactly("A");
    assertThat(db.query("select account from positions")).isEmpty();
  }

  @Test
  void rows_stay_and_new_ones_come() throws Exception {
    Database.check(settings);
    try (Loading loading = new Loading(settings)) {
      checkLoads(loading);
    }
    assertThat(db.query("select version from tidemark_migrations where success order by 1"))
        .endsWith("1", "2");
  }

  /** It does not take a database, but it must bring its own up to date. */
  @Test
  void a_loader_that_goes_on_from_a_checkpoint_migrates_too() throws Exception {
    try (Loading loading = Loading.restored(settings)) {
      checkLoads(loading);
    }
  }

  @Test
  void a_restored_loader_changes_nothing_in_an_empty_database_or_anothers() throws Exception {
    Db empty = Db.make();
    Settings of = empty.settings(Loading.LEDGER).build();
    assertThatThrownBy(() -> Loading.restored(of))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is empty");
    assertThat(empty.query("select to_regclass('positions')")).containsExactly("null");
    Settings other = db.settings("other").build();
    assertThatThrownBy(() -> Loading.restored(other)).isInstanceOf(UserException.class);
    assertThat(db.query("select to_regclass('fills')")).containsExactly("null");
  }

  @Test
  void fresh_empties_the_new_tables_too() throws Exception {
    try (Loading loading = new Loading(settings)) {
      loading.position(position("A", "B", "T")).fill(fill("A", 1));
      loading.alert(alert("A", "", AlertStatus.BREACH, T0)).checkpoint();
    }
    Database.claim(db.settings("other").build(), true);
    for (String table : new String[] {"positions", "accounts_pnl", "fills", "alerts"}) {
      assertThat(db.query("select account from " + table)).isEmpty();
    }
  }
}
