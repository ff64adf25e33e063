package io.tidemark.datagen.measure;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database, whose search path finds Tidemark's tables. */
@FunctionalInterface
public interface Connections {
  /** A new connection, which the caller closes. */
  Connection open() throws SQLException;
}
