package io.tidemark.desk.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.build.Packaged;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** The migrations, and what runs them, are found in the uber-jar by Flink's loader of user code. */
class MigrationsInJarIT {
  @Test
  void the_uber_jar_makes_its_tables() throws Exception {
    Db db = Db.make();
    Map<String, String> texts = db.settings("jar").build().texts();
    try (URLClassLoader loader =
        ClientUtils.buildUserCodeClassLoader(
            List.of(Packaged.jobJar().toUri().toURL()),
            List.<URL>of(),
            getClass().getClassLoader(),
            new Configuration())) {
      Class<?> settings = loader.loadClass("io.tidemark.job.Settings");
      assertThat(settings.getClassLoader()).isNotEqualTo(getClass().getClassLoader());
      Object value = settings.getMethod("of", Map.class).invoke(null, texts);
      loader
          .loadClass("io.tidemark.job.load.Database")
          .getMethod("claim", settings, boolean.class)
          .invoke(null, value, false);
    }
    assertThat(db.query("select id from tidemark_ledger")).containsExactly("jar");
  }
}
