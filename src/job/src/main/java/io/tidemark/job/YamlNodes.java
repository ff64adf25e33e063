package io.tidemark.job;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** YAML as nodes, so that every value keeps the text that was written and its line. */
public final class YamlNodes {
  private YamlNodes() {}

  /**
   * Reads a text.
   *
   * @param file its name, for messages
   * @return the root; null if the text holds nothing
   * @throws UserException if it is no YAML; the message names the line where it is known
   */
  public static Node compose(String text, String file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      String line = e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
      throw new UserException(file + line + ": not YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw new UserException(file + ": not YAML: " + firstLine(e), e);
    }
  }

  /** Where a node stands: file and line. */
  public static String where(String file, Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
