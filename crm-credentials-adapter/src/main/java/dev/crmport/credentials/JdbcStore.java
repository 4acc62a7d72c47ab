package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static java.nio.file.StandardOpenOption.READ;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Keys in a table of a database, each row encrypted with age for one identity, so that neither the
 * database nor its backups hold a key in plain text. The text of a row is armored: {@code psql -Atc
 * "select sealed from crm_keys where client = 'acme'" | age -d -i IDENTITY} shows it.
 *
 * <p>The client stands inside the encrypted text as well. A row that was copied or swapped by hand,
 * or cut, is refused and its client named; an older row of the same client that was put back is not
 * noticed. A row is decrypted when it is asked for and again only when it has changed; {@link
 * #close} overwrites the decrypted keys. {@code find} reads one row, and sees what others changed.
 *
 * <p>Changes are transactions that lock one row of the table, so the writers of many processes and
 * machines wait for each other, for half a minute at most. A change compares its key with all
 * others, so the first one in a process decrypts every row, before it locks.
 *
 * <p>Made for PostgreSQL and H2; the driver is the application's dependency. A table that is
 * missing is made with plain SQL by {@link #openOrCreate}; where the application may not make
 * tables, make it beforehand: {@code create table crm_keys (client varchar(64) not null primary
 * key, sealed varchar(65536) not null)}.
 *
 * <p>Safe for use by many threads, each of which takes a connection of its own.
 */
public final class JdbcStore implements CredentialStore, AutoCloseable {
  /** What the table is called where nothing else is said. */
  public static final String USUAL_TABLE = "crm_keys";

  private final KeyTable table;
  private final KeyRows rows;

  private JdbcStore(KeyTable table, Path identity) {
    this.table = table;
    this.rows = new KeyRows(table, new AgeIdentity(identity));
  }

  /**
   * Opens a table that is there.
   *
   * @param database stays the caller's to close; best a pool, as each call takes a connection
   * @param table letters, digits and underscores, with a schema and a dot before it or not
   * @param identity a file as {@code age-keygen} writes it, for its owner alone (mode 600)
   * @throws StoreUnusable where the database cannot be reached, table or identity are missing, or
   *     the table was made for another identity
   * @throws IllegalArgumentException where the table's name is none
   */
  public static JdbcStore open(DataSource database, String table, Path identity) {
    return open(new KeyTable(database::getConnection, table), identity);
  }

  /**
   * Opens a table, and makes it where it is missing, with a new identity where that is missing too.
   *
   * @throws StoreUnusable as {@link #open} does, and where they cannot be made
   */
  public static JdbcStore openOrCreate(DataSource database, String table, Path identity) {
    return openOrCreate(new KeyTable(database::getConnection, table), identity);
  }

  /**
   * Opens the table of an address.
   *
   * @param address such as {@code jdbc:postgresql://HOST/DATABASE}
   */
  static JdbcStore at(String address, Path identity, Map<String, String> variables) {
    return open(JdbcAddress.tableOf(address, variables), identity);
  }

  /** The same, and makes what is missing. */
  static JdbcStore atOrCreate(String address, Path identity, Map<String, String> variables) {
    return openOrCreate(JdbcAddress.tableOf(address, variables), identity);
  }

  private static JdbcStore open(KeyTable table, Path identity) {
    JdbcStore store = new JdbcStore(table, identity);
    store.rows.requireIdentity(
        table
            .lockText()
            .orElseThrow(
                () ->
                    new StoreUnusable(
                        MISSING,
                        table
                            + " was not opened: the database has no such table, or it was made by"
                            + " something else; check address and table, or add a first key to"
                            + " make it",
                        null)));
    return store;
  }

  private static JdbcStore openOrCreate(KeyTable table, Path identity) {
    if (table.lockText().isEmpty()) {
      table.make(KeyRows.sealedForm(table, identityAt(identity)));
    }
    return open(table, identity);
  }

  /** Made by one process of this machine where it is missing, and never seen half-written. */
  private static AgeIdentity identityAt(Path path) {
    if (!Files.notExists(path)) {
      return new AgeIdentity(path);
    }
    WholeFile file = new WholeFile("the identity", path, WholeFile.Move.ATOMIC);
    Path directory = WholeFile.directoryOf(path);
    try {
      WholeFile.makeDirectory(directory);
      try (WriteLock held = file.lock(directory.toRealPath().resolve(path.getFileName()))) {
        if (Files.notExists(held.store())) {
          Path next = held.store().resolveSibling(path.getFileName() + ".next");
          Files.deleteIfExists(next);
          AgeIdentity.create(next);
          WholeFile.Move.ATOMIC.move(next, held.store());
          WholeFile.flush(directory, READ);
        }
        return new AgeIdentity(path);
      }
    } catch (IOException e) {
      throw file.unusable(
          NOT_WRITTEN,
          "was not made: the system refused to write it; check the rights on its directory",
          e);
    }
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    rows.requireOpenNow();
    Optional<String> sealed = table.read(found -> found.text(client));
    if (sealed.isEmpty()) {
      rows.forget(client);
    }
    return sealed.map(text -> rows.look(client, text, Credential::copy));
  }

  @Override
  public List<CredentialSummary> list() {
    rows.requireOpenNow();
    SortedMap<ClientId, String> all = table.read(KeyTable.Rows::all);
    rows.keepOnly(all.keySet());
    return all.entrySet().stream()
        .map(row -> rows.look(row.getKey(), row.getValue(), Credential::summary))
        .toList();
  }

  @Override
  public AddResult add(Credential credential) {
    return change(
        credential.client(),
        Set.of(credential.reference().lastFour()),
        document -> document.add(credential));
  }

  @Override
  public boolean replace(Credential expected, Credential next) {
    return change(
        expected.client(),
        Set.of(next.reference().lastFour()),
        document -> document.replace(expected, next));
  }

  /** Also one whose row cannot be opened. */
  @Override
  public boolean remove(ClientId client) {
    rows.requireOpenNow();
    return table.change(found -> found.remove(client));
  }

  /**
   * @param lastFour how the keys end that this is about
   */
  private <T> T change(ClientId client, Set<String> lastFour, Function<KeyDocument, T> edit) {
    // Decrypts what is not known yet while others need not wait.
    list();
    return table.change(
        found -> {
          try (KeyDocument document = rows.forChange(client, found.all(), lastFour)) {
            T result = edit.apply(document);
            if (document.changed()) {
              found.put(client, rows.seal(client, document));
            }
            return result;
          }
        });
  }

  /** Overwrites the decrypted keys. Closing again does nothing; any other use is an error. */
  @Override
  public void close() {
    rows.close();
  }

  /** Names the table, never what is in it. */
  @Override
  public String toString() {
    return table.toString();
  }
}
