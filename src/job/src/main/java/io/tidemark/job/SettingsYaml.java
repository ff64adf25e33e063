package io.tidemark.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads settings from YAML: nested maps, or names with dots, or a mix. It works on the nodes, not
 * on Java values, so that every value keeps the text that was written and every key its line.
 */
final class SettingsYaml {
  /** Deeper than any setting; a document that contains itself ends here. */
  private static final int DEEPEST = 8;

  private final String file;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> seen = new HashMap<>();

  private SettingsYaml(String file) {
    this.file = file;
  }

  /** One setting and the file and line that hold it. */
  record Entry(String name, String text, String where) {}

  static List<Entry> read(String text, String file) {
    Node root = YamlNodes.compose(text, file);
    SettingsYaml reader = new SettingsYaml(file);
    if (root != null) {
      reader.walk("", root, 0);
    }
    return reader.entries;
  }

  private void walk(String prefix, Node node, int depth) {
    if (depth > DEEPEST) {
      throw new UserException(where(node) + ": nested too deeply");
    }
    if (node instanceof MappingNode map) {
      for (NodeTuple pair : map.getValue()) {
        if (!(pair.getKeyNode() instanceof ScalarNode key)) {
          throw new UserException(where(pair.getKeyNode()) + ": a setting's name must be a word");
        }
        String name = prefix.isEmpty() ? key.getValue() : prefix + "." + key.getValue();
        walk(name, pair.getValueNode(), depth + 1);
      }
    } else if (prefix.isEmpty()) {
      throw new UserException(where(node) + ": not a map of settings such as \"parallelism: 2\"");
    } else {
      add(prefix, node);
    }
  }

  private void add(String name, Node node) {
    String where = where(node);
    String before = seen.put(name, where);
    if (before != null) {
      throw new UserException(where + ": " + name + " is set twice, before at " + before);
    }
    if (node instanceof SequenceNode list) {
      List<String> words = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (!(item instanceof ScalarNode word)) {
          throw new UserException(where(item) + ": " + name + " must be a list of words");
        }
        words.add(word.getValue());
      }
      entries.add(new Entry(name, String.join(",", words), where));
    } else {
      entries.add(new Entry(name, ((ScalarNode) node).getValue(), where));
    }
  }

  private String where(Node node) {
    return YamlNodes.where(file, node);
  }
}
