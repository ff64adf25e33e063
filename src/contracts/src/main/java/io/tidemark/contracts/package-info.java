/**
 * What programs outside Tidemark rely on: the files it reads and writes and the names of their
 * columns. Nothing here knows how a value is computed.
 */
package io.tidemark.contracts;
