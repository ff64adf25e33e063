/** Tests of the jobs over a real broker. */
package io.tidemark.desk.live;
