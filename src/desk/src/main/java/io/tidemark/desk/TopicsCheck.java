package io.tidemark.desk;

import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;

/** Leads the verifier, which knows no settings, to the topics that some settings name. */
final class TopicsCheck {
  private TopicsCheck() {}

  static TopicInputs inputs(Settings settings) {
    return new TopicInputs(
        KafkaClients.consumer(settings),
        settings.get(Keys.TOPICS_PREFIX),
        WireFormats.of(settings));
  }
}
