/** A real broker and a real database on this machine, on loopback, for the demo and for tests. */
package io.tidemark.desk.local;
