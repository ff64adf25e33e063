/** The live jobs in this JVM: their cluster, their state on disk, their figures, and their end. */
package io.tidemark.desk.live;
