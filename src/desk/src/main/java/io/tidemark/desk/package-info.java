/**
 * The commands on one machine: what the launcher runs. A replay checks what the user gave, runs the
 * job in this JVM, merges what its subtasks wrote, and puts the results in place at once or not at
 * all.
 */
package io.tidemark.desk;
