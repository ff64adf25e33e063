package io.tidemark.job.rules;

import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.UserException;
import io.tidemark.job.YamlNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a list of rules from YAML; every message names the file and the line. */
public final class RulesYaml {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "kind",
          "on",
          "classes",
          "symbols",
          "buy",
          "sell",
          "emit",
          "cooldown",
          "size",
          "enabled");

  private final String file;

  private RulesYaml(String file) {
    this.file = file;
  }

  /**
   * A rule and where it stands.
   *
   * @param text the rule as it is written
   * @param where file and line, for messages
   */
  public record Entry(RuleText text, String where) {}

  /**
   * Reads a file's text.
   *
   * @param file its name, for messages
   * @throws UserException if it is no list of rules
   */
  public static List<Entry> read(String text, String file) {
    Node root = YamlNodes.compose(text, file);
    if (root == null) {
      return List.of();
    }
    RulesYaml reader = new RulesYaml(file);
    if (!(root instanceof SequenceNode list)) {
      throw reader.fault(root, "not a list of rules, each of which begins with \"- name: …\"");
    }
    List<Entry> entries = new ArrayList<>();
    for (Node node : list.getValue()) {
      entries.add(reader.rule(node));
    }
    return entries;
  }

  private Entry rule(Node node) {
    if (!(node instanceof MappingNode map)) {
      throw fault(node, "not a rule: its fields are " + String.join(", ", FIELDS));
    }
    Map<String, Node> fields = new HashMap<>();
    for (NodeTuple pair : map.getValue()) {
      String name = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      if (!FIELDS.contains(name)) {
        throw fault(
            pair.getKeyNode(),
            "a rule has no field \"" + name + "\"; there are " + String.join(", ", FIELDS));
      }
      if (fields.put(name, pair.getValueNode()) != null) {
        throw fault(pair.getKeyNode(), "the field " + name + " stands twice");
      }
    }
    RuleText text =
        new RuleText(
            word(fields, "name"),
            word(fields, "kind"),
            word(fields, "on"),
            words(fields, "classes"),
            words(fields, "symbols"),
            word(fields, "buy"),
            word(fields, "sell"),
            word(fields, "emit"),
            word(fields, "cooldown"),
            word(fields, "size"),
            enabled(fields));
    return new Entry(text, where(node));
  }

  private String word(Map<String, Node> fields, String name) {
    Node node = fields.get(name);
    if (node == null || node.getTag().equals(Tag.NULL)) {
      return null;
    }
    if (!(node instanceof ScalarNode word)) {
      throw fault(node, name + " must be one word or one line");
    }
    return word.getValue();
  }

  private List<String> words(Map<String, Node> fields, String name) {
    Node node = fields.get(name);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      throw fault(node, name + " must be a list such as [A, B]");
    }
    List<String> words = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof ScalarNode word)) {
        throw fault(item, name + " must be a list of words");
      }
      words.add(word.getValue());
    }
    return words;
  }

  private boolean enabled(Map<String, Node> fields) {
    String word = word(fields, "enabled");
    if (word != null && !word.equals("true") && !word.equals("false")) {
      throw fault(fields.get("enabled"), "enabled is true or false");
    }
    return !"false".equals(word);
  }

  private UserException fault(Node node, String what) {
    return new UserException(where(node) + ": " + what);
  }

  private String where(Node node) {
    return YamlNodes.where(file, node);
  }
}
