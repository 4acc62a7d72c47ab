package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.StoreUnusable;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/**
 * Says what a database's failure means. Drivers quote addresses with all their parameters, SQL with
 * its values, and users; so nothing of their words is kept but the state, five characters.
 */
final class DatabaseFailure {
  /** PostgreSQL's "undefined table". */
  static final String NO_TABLE = "42P01";

  /** H2 tells three kinds of a table that is not there. */
  private static final Set<String> NO_TABLES = Set.of(NO_TABLE, "42S02", "42S03", "42S04");

  /** PostgreSQL's and H2's words for a lock that was not had in time. */
  private static final Set<String> WAITED = Set.of("57014", "55P03", "HYT00", "40001", "40P01");

  private final Object store;
  private final boolean change;

  /**
   * @param store what messages call it
   * @param change whether something was to be changed
   */
  DatabaseFailure(Object store, boolean change) {
    this.store = store;
    this.change = change;
  }

  StoreUnusable of(SQLException failed) {
    String state = stateOf(failed);
    if (NO_TABLES.contains(state)) {
      return unusable(
          MISSING, "the database has no such table", "check address and table, or add a first key");
    }
    if (failed instanceof SQLTimeoutException || WAITED.contains(state)) {
      return unusable("others kept it locked for too long", "try again", state);
    }
    return switch (state.substring(0, 2)) {
      case "08", "57", "90" ->
          unusable(
              "the database could not be reached, or ended the connection",
              "check its address, that it runs, and that its driver is on the class path; then try"
                  + " again",
              state);
      case "28" ->
          unusable(
              "the database refused the login",
              "check CRM_STORE_USER and the file that CRM_STORE_PASSWORD_FILE names",
              state);
      case "3D" -> unusable("there is no such database", "check its address", state);
      default ->
          unusable(
              "the database refused the statement",
              "check the rights on the table; the database's own log says more",
              state);
    };
  }

  /** Where the database was to confirm a change and did not. */
  StoreUnusable ofCommit(SQLException failed) {
    return new StoreUnusable(
        change ? NOT_WRITTEN : UNREADABLE,
        store
            + (change ? " may have been changed or not" : " was not read")
            + ": the database did not confirm it (SQL state "
            + stateOf(failed)
            + "); list the keys to see what is stored",
        null);
  }

  private static String stateOf(SQLException failed) {
    String state = failed.getSQLState();
    return state != null && state.matches("[0-9A-Z]{5}") ? state : "unknown";
  }

  private StoreUnusable unusable(String why, String next, String state) {
    return unusable(change ? NOT_WRITTEN : UNREADABLE, why + " (SQL state " + state + ")", next);
  }

  private StoreUnusable unusable(StoreUnusable.Reason reason, String why, String next) {
    return new StoreUnusable(
        reason,
        store + (change ? " was not changed: " : " was not read: ") + why + "; " + next,
        null);
  }
}
