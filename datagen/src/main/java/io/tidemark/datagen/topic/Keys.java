package io.tidemark.datagen.topic;

import io.tidemark.contracts.Topic;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The keys of records as the contract has them. */
public final class Keys {
  private Keys() {}

  /** Joins names so that no two lists of names come to the same. */
  public static String join(List<String> names) {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace("|", "\\|"))
        .collect(Collectors.joining("|"));
  }

  /** Positions of the fields that make the key of an input topic's records. */
  public static List<Integer> fields(Topic topic) {
    Schema schema = topic.schema();
    Schema.Field account = schema.getField("account");
    Schema.Field symbol = schema.getField("symbol");
    return topic == Topic.LIMITS
        ? List.of(account.pos(), symbol.pos())
        : List.of(account == null ? symbol.pos() : account.pos());
  }

  /** The key of an input topic's record; a part of it that is empty is left out. */
  public static String of(SpecificRecord record, List<Integer> fields) {
    List<String> names = fields.stream().map(field -> (String) record.get(field)).toList();
    return names.size() == 1
        ? names.get(0)
        : join(names.stream().filter(name -> !name.isEmpty()).toList());
  }
}
