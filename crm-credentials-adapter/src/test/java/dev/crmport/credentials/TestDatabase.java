package dev.crmport.credentials;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database of a test's own, and ways to look past the port. */
record TestDatabase(DataSource source, String table) {
  private static final AtomicInteger TABLES = new AtomicInteger();

  /** PostgreSQL itself, started once for all tests of this JVM; the JVM's end stops it. */
  private static final class Postgres {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static TestDatabase postgres() {
    return new TestDatabase(
        Postgres.RUNNING.getPostgresDatabase(), "keys_" + TABLES.incrementAndGet());
  }

  static TestDatabase h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:keys" + TABLES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    return new TestDatabase(source, JdbcStore.USUAL_TABLE);
  }

  JdbcStore openOrCreate(Path identity) {
    return JdbcStore.openOrCreate(source, table, identity);
  }

  JdbcStore open(Path identity) {
    return JdbcStore.open(source, table, identity);
  }

  /** The text of a client's row. */
  String sealed(String client) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select sealed from " + table + " where client = ?")) {
      statement.setString(1, client);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Changes rows by hand; {@code TABLE} stands for the table's name. */
  int execute(String sql, String... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.replace("TABLE", table))) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
