package dev.crmport.credentials;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.StoreUnusable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The table that keys are in: a row for each client with its id and a text, and one row more that
 * whoever changes something locks first. Plain SQL, as PostgreSQL and H2 both take it.
 */
final class KeyTable {
  /** No client is called so: their ids begin with a letter or a digit. */
  private static final String LOCK = ".lock";

  private static final Pattern NAME =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,62}");

  /** For one statement, the wait for another's change included. */
  private static final int SECONDS = 30;

  private final Connections database;
  private final String name;

  /** Gives a connection that the caller closes. */
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  /** Something done in one transaction. */
  @FunctionalInterface
  interface Step<T> {
    T in(Rows rows) throws SQLException;
  }

  /**
   * @throws IllegalArgumentException where this is no plain name of a table
   */
  KeyTable(Connections database, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the key store was not opened: the table's name is not made of letters, digits and"
              + " underscores, with a schema and a dot before it or not; use one such as crm_keys");
    }
    this.database = database;
    this.name = name;
  }

  /** Reads; what is read is of one moment only within one statement. */
  <T> T read(Step<T> step) {
    return run(step, new DatabaseFailure(this, false));
  }

  /** Reads and writes, all of it or nothing, while no other process does. */
  <T> T change(Step<T> step) {
    return run(
        rows -> {
          rows.lock();
          return step.in(rows);
        },
        new DatabaseFailure(this, true));
  }

  /**
   * Makes the table where it is missing. Another process may do the same at this moment, and this
   * one may not have the right to make tables and need not: what counts is what is there then.
   *
   * @param lockText for the row that is locked; the first one that comes is kept
   */
  void make(String lockText) {
    DatabaseFailure failure = new DatabaseFailure(this, true);
    try {
      run(
          rows ->
              rows.execute(
                  "create table "
                      + name
                      + " (client varchar(64) not null primary key,"
                      + " sealed varchar(65536) not null)"),
          failure);
    } catch (StoreUnusable notMade) {
      if (!isThere()) {
        throw notMade;
      }
    }
    try {
      run(rows -> rows.insert(LOCK, lockText), failure);
    } catch (StoreUnusable notWritten) {
      if (lockText().isEmpty()) {
        throw notWritten;
      }
    }
  }

  /** Whether there is such a table, with the row that is locked or still without. */
  private boolean isThere() {
    try {
      read(rows -> rows.text(LOCK));
      return true;
    } catch (StoreUnusable unusable) {
      return false;
    }
  }

  /** The text in the row that is locked; nothing where table or row are missing. */
  Optional<String> lockText() {
    try {
      return read(rows -> rows.text(LOCK));
    } catch (StoreUnusable unusable) {
      if (unusable.reason() == StoreUnusable.Reason.MISSING) {
        return Optional.empty();
      }
      throw unusable;
    }
  }

  private <T> T run(Step<T> step, DatabaseFailure failure) {
    Connection connection;
    try {
      connection = database.open();
    } catch (SQLException e) {
      throw failure.of(e);
    }
    boolean ending = false;
    boolean done = false;
    try {
      // Before a transaction begins; a pool gives connections with settings of its own.
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(TRANSACTION_READ_COMMITTED);
      T result = step.in(new Rows(connection));
      ending = true;
      connection.commit();
      done = true;
      return result;
    } catch (SQLException e) {
      throw ending ? failure.ofCommit(e) : failure.of(e);
    } finally {
      close(connection, done);
    }
  }

  private static void close(Connection connection, boolean done) {
    try (connection) {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // What was done is committed, and what was not is undone by the database when it notices.
    }
  }

  /** The rows within one transaction. */
  final class Rows {
    private final Connection connection;

    private Rows(Connection connection) {
      this.connection = connection;
    }

    private void lock() throws SQLException {
      try (PreparedStatement statement =
              prepare("select sealed from " + name + " where client = ? for update", LOCK);
          ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no lock row", DatabaseFailure.NO_TABLE);
        }
      }
    }

    /** The client's text, if it has one. */
    Optional<String> text(ClientId client) throws SQLException {
      return text(client.value());
    }

    private Optional<String> text(String client) throws SQLException {
      try (PreparedStatement statement =
              prepare("select client, sealed from " + name + " where client = ?", client);
          ResultSet row = statement.executeQuery()) {
        // Databases may take two ids for the same that differ in case only.
        while (row.next()) {
          if (row.getString(1).equals(client)) {
            return Optional.of(row.getString(2));
          }
        }
        return Optional.empty();
      }
    }

    /** All clients with their texts. */
    SortedMap<ClientId, String> all() throws SQLException {
      SortedMap<ClientId, String> texts = new TreeMap<>(Comparator.comparing(ClientId::value));
      try (PreparedStatement statement =
              prepare("select client, sealed from " + name + " where client <> ?", LOCK);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          texts.put(clientIn(row.getString(1)), row.getString(2));
        }
      }
      return texts;
    }

    private ClientId clientIn(String written) {
      try {
        return new ClientId(written);
      } catch (IllegalArgumentException e) {
        throw new StoreUnusable(
            StoreUnusable.Reason.DAMAGED,
            KeyTable.this
                + " was not read: the client of one of its rows is no client's id; find the row"
                + " that was put there by hand, and take it out",
            null);
      }
    }

    /** Puts a text in the place of what the client has, if anything. */
    void put(ClientId client, String text) throws SQLException {
      try (PreparedStatement statement =
          prepare("update " + name + " set sealed = ? where client = ?", text, client.value())) {
        if (statement.executeUpdate() == 0) {
          insert(client.value(), text);
        }
      }
    }

    /** False where there was no such client. */
    boolean remove(ClientId client) throws SQLException {
      return execute("delete from " + name + " where client = ?", client.value()) > 0;
    }

    private int insert(String client, String text) throws SQLException {
      return execute("insert into " + name + " (client, sealed) values (?, ?)", client, text);
    }

    private int execute(String sql, String... values) throws SQLException {
      try (PreparedStatement statement = prepare(sql, values)) {
        return statement.executeUpdate();
      }
    }

    private PreparedStatement prepare(String sql, String... values) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      boolean whole = false;
      try {
        statement.setQueryTimeout(SECONDS);
        for (int i = 0; i < values.length; i++) {
          statement.setString(i + 1, values[i]);
        }
        whole = true;
        return statement;
      } finally {
        if (!whole) {
          statement.close();
        }
      }
    }
  }

  @Override
  public String toString() {
    return "the key store in table " + name;
  }
}
