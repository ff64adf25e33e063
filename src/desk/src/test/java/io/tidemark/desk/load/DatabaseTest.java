package io.tidemark.desk.load;

import static io.tidemark.desk.load.Wires.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.load.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private Db db;

  @BeforeEach
  void database() throws Exception {
    db = Db.make();
  }

  private static void refuses(Settings settings, String... parts) {
    assertThatThrownBy(() -> Database.check(settings))
        .isInstanceOf(UserException.class)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).startsWith("postgres: ").contains(parts);
              assertThat(e.getMessage())
                  .doesNotContain("\n")
                  .doesNotContain(Db.server().password());
            });
  }

  @Test
  void migrations_run_twice_and_at_once() throws Exception {
    Settings settings = db.settings("main").build();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> claims = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        claims.add(threads.submit(() -> Database.claim(settings, false)));
      }
      for (Future<?> claim : claims) {
        claim.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    Database.claim(settings, false);
    assertThat(db.query("select id from tidemark_ledger")).containsExactly("main");
    assertThat(db.query("select version from tidemark_migrations where success and type = 'SQL'"))
        .containsExactly("1", "2");
  }

  @Test
  void a_database_belongs_to_one_ledger_until_it_is_made_fresh() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S")).checkpoint();
    }
    Settings other = db.settings("other").build();
    refuses(other, db.name, "\"main\"", "\"other\"", "--fresh");
    assertThatThrownBy(() -> Database.claim(other, false)).hasMessageContaining("--fresh");
    assertThatThrownBy(() -> new Loading(other)).isInstanceOf(UserException.class);
    assertThat(db.query("select account from positions")).hasSize(1);

    Database.claim(other, true);
    assertThat(db.query("select account from positions")).isEmpty();
    Database.check(other);
    refuses(db.settings("main").build(), "\"main\"", "\"other\"");
  }

  @Test
  void who_looks_at_a_database_sees_only_what_the_ledger_loaded() throws Exception {
    Settings main = db.settings("main").build();
    assertThatThrownBy(() -> Database.connect(main))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("nothing was loaded", db.name);
    Database.claim(main, false);
    Database.connect(main).close();
    assertThatThrownBy(() -> Database.connect(db.settings("other").build()))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("\"main\"", "\"other\"");
  }

  @Test
  void a_loader_that_still_runs_writes_no_row_into_what_became_anothers() throws Exception {
    try (Loading loading = new Loading(db)) {
      loading.position(position("A", "B", "S")).checkpoint();
      Database.claim(db.settings("other").build(), true);
      loading.position(position("A", "B", "S"));
      assertThatThrownBy(loading::checkpoint)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("was written by ledger \"other\"");
    }
    assertThat(db.query("select account from positions")).isEmpty();
  }

  @Test
  void check_changes_nothing() throws Exception {
    Database.check(db.settings("main").build());
    assertThat(
            db.query(
                "select table_name from information_schema.tables where table_schema = 'public'"))
        .isEmpty();
  }

  @Test
  void what_hinders_is_said_in_one_line() throws Exception {
    refuses(db.settings("main").set("postgres.password=").build(), "password", "env:NAME");
    refuses(
        db.settings("main").set("postgres.password=file:/nowhere/it/is").build(), "/nowhere/it/is");
    refuses(
        db.settings("main").set("postgres.password=file:/etc/hostname").build(),
        "\"tidemark\"",
        "password");
    refuses(
        db.settings("main").set("postgres.url=" + Db.server().url("absent")).build(),
        "there is no database",
        "/absent",
        "create database");
    int port = LocalKafka.freePort();
    refuses(
        db.settings("main").set("postgres.url=jdbc:postgresql://127.0.0.1:" + port + "/x").build(),
        "no answer from 127.0.0.1:" + port + "/x");
    refuses(
        db.settings("main").set("postgres.url=jdbc:postgresql://no.such.host.invalid:1/x").build(),
        "no.such.host.invalid");
    refuses(
        db.settings("main")
            .set("postgres.url=" + Db.server().url(db.name) + "?sslmode=require")
            .build(),
        "SSL");
    refuses(
        db.settings("main").set("postgres.url=" + Db.server().url("postgres")).build(),
        "no right to create");
  }

  @Test
  void the_schema_in_the_address_is_made_and_used() throws Exception {
    db.execute("create table positions (mine int)");
    refuses(db.settings("main").build(), "a table positions", "currentSchema");
    String url = Db.server().url(db.name) + "?currentSchema=risk";
    Settings settings = db.settings("main").set("postgres.url=" + url).build();
    Database.check(settings);
    try (Loading loading = new Loading(settings)) {
      loading.position(position("A", "B", "S")).checkpoint();
    }
    assertThat(db.query("select account from risk.open_positions")).isEmpty();
    assertThat(db.query("select account from risk.positions")).containsExactly("A");
    assertThat(db.query("select mine from public.positions")).isEmpty();
    assertThatCode(() -> Database.check(settings)).doesNotThrowAnyException();
  }

  @Test
  void tables_of_others_are_no_hindrance() throws Exception {
    db.execute("create table customers (id int)");
    Database.claim(db.settings("main").build(), false);
    assertThat(db.query("select count(*) from positions")).containsExactly("0");
  }

  @Test
  void tables_views_and_their_columns_have_comments() throws Exception {
    Database.claim(db.settings("main").build(), false);
    assertThat(
            db.query(
                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                    + " and relkind in ('r', 'v') and relname <> 'tidemark_migrations'"
                    + " and obj_description(oid) is null"))
        .isEmpty();
  }
}
