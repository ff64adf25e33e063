package io.tidemark.job.sink;

/**
 * A line on its way into a part file.
 *
 * @param folder the folder of the part, after its output file
 * @param text sort key, tab, CSV row
 */
public record Line(String folder, String text) {}
