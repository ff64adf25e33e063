package io.tidemark.desk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTest {
  @TempDir Path temp;

  @Test
  void a_broker_keeps_its_topics_and_its_port_through_a_restart() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(temp.resolve("kafka"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin
          .createTopics(List.of(new NewTopic("ticks", 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      kafka.stop();
      kafka.startAgain();
      assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("ticks");
    }
  }

  @Test
  void a_broker_that_gives_up_says_why_until_it_is_started_again() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(temp.resolve("kafka"))) {
      assertThat(kafka.trouble()).isEmpty();
      assertThatThrownBy(() -> Exit.halt(1, "all log dirs have failed"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(kafka.trouble()).hasValue("the Kafka broker gave up: all log dirs have failed");
      kafka.stop();
      kafka.startAgain();
      assertThat(kafka.trouble()).isEmpty();
    }
  }

  @Test
  void a_database_keeps_its_rows_through_a_restart_and_asks_for_the_password() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.start(temp.resolve("postgres"))) {
      try (var c = postgres.connect("tidemark");
          var s = c.createStatement()) {
        s.execute("create table t as select 7 as n");
      }
      postgres.stop();
      postgres.startAgain();
      try (var c = postgres.connect("tidemark");
          var s = c.createStatement();
          var rows = s.executeQuery("select n from t")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(7);
      }
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      postgres.url("tidemark"), LocalPostgres.USER, "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }
}
