package io.tidemark.job;

/** Writes the settings page from the keys themselves. */
public final class SettingsPage {
  private SettingsPage() {}

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Settings\n\n");
    page.append(
        "Made from `io.tidemark.job.Keys`; a test keeps it fresh. Each setting can stand\n");
    page.append(
        "in the file that `--config` names, as nested maps or with its whole name, and in\n");
    page.append(
        "`--set name=value`, which wins. An unknown name or a value that is not accepted\n");
    page.append("ends the command before anything is read.\n\n");
    page.append("| setting | default | accepts | what it does |\n");
    page.append("| --- | --- | --- | --- |\n");
    for (Setting<?> key : Keys.all().values()) {
      String def = key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
      page.append("| `").append(key.name()).append("` | ").append(def);
      page.append(" | ").append(key.accepts()).append(" | ").append(key.doc()).append(" |\n");
    }
    return page.toString();
  }
}
