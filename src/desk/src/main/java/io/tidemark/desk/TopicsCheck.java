package io.tidemark.desk;

import io.tidemark.datagen.oracle.MarketSettings;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.Scope;
import io.tidemark.datagen.verify.TopicVerifier;
import io.tidemark.desk.live.LedgerIdentity;
import io.tidemark.desk.live.LiveSettings;
import io.tidemark.job.Keys;
import io.tidemark.job.Setting;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.kafka.WireFormats;
import io.tidemark.job.load.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Leads the verifier, which knows few settings, to the topics and the database that some name. */
public final class TopicsCheck {
  /** Settings of where things are and how they run, not of what comes out. */
  private static final List<String> GROUPS =
      List.of("kafka.", "topics.", "schema.", "postgres.", "checkpoint.", "state.", "web.");

  private static final Set<String> NO_MATTER =
      Set.of(
          Keys.PARALLELISM.name(),
          Keys.LEDGER_ID.name(),
          Keys.MAX_AHEAD.name(),
          Keys.MAX_DRIFT.name(),
          Keys.ALIGNMENT_INTERVAL.name(),
          Keys.IDLE.name(),
          Keys.QUIET.name());

  private TopicsCheck() {}

  /**
   * Verifies what the live jobs wrote.
   *
   * @param drained whether everything must be as recomputed, else what hangs on the events alone
   * @param loaded whether the database is compared too
   * @throws UserException if something that the settings name is not there
   */
  public static Report verify(
      Settings settings, boolean drained, boolean loaded, Consumer<String> progress)
      throws IOException, SQLException {
    NaiveOptions naive = check(settings);
    String ledger = LedgerIdentity.kept(settings);
    TopicAdmin.check(settings);
    TopicVerifier.Options options =
        new TopicVerifier.Options(
            ledger, drained ? Scope.EVERYTHING : Scope.EVENTS, settings.get(Keys.MAX_AHEAD), naive);
    TopicInputs inputs =
        new TopicInputs(
            KafkaClients.consumer(settings),
            settings.get(Keys.TOPICS_PREFIX),
            WireFormats.of(settings));
    if (!loaded) {
      return TopicVerifier.verify(inputs, options, null, progress);
    }
    try (Connection database =
        Database.connect(LiveSettings.with(settings, Keys.LEDGER_ID, ledger))) {
      return TopicVerifier.verify(inputs, options, database, progress);
    }
  }

  /**
   * What the verifier is to follow of the settings of a run.
   *
   * @param settings as texts by name
   * @throws UserException if it cannot
   */
  static NaiveOptions options(NaiveOptions byDefault, Map<String, String> settings) {
    try {
      return MarketSettings.of(byDefault, settings);
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  /**
   * Looks whether outputs of these settings can be verified.
   *
   * @throws UserException if they cannot
   */
  public static NaiveOptions check(Settings settings) {
    for (Setting<?> key : Keys.all().values()) {
      String text = settings.texts().get(key.name());
      boolean matters =
          !NO_MATTER.contains(key.name())
              && !MarketSettings.knows(key.name())
              && GROUPS.stream().noneMatch(key.name()::startsWith);
      if (matters && !text.equals(key.defaultText())) {
        throw new UserException(
            key.name()
                + " is "
                + text
                + ", and only outputs of its default can be verified in this version");
      }
    }
    return options(NaiveOptions.live(), settings.texts());
  }
}
