/** Tests of what is deployed: Flink's configuration files, the chart, the image. */
package io.tidemark.desk.deploy;
