package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL that is away, refuses, or is used by many at once; and addresses of databases. */
final class DatabaseFailureTest {
  private static final String PASSWORD = "fictional-pass-word";

  @TempDir private Path directory;

  @Test
  void aDatabaseThatIsNotReachedIsUnreadable() throws IOException {
    int free;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = taken.getLocalPort();
    }
    StoreUnusable refusal = refusalOf("jdbc:postgresql://127.0.0.1:" + free + "/keys");
    assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refusal).hasMessageContaining("could not be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:nobody://127.0.0.1/keys",
        "jdbc:oracle:thin:@//127.0.0.1:1521/keys",
        "jdbc:sqlserver://127.0.0.1:1433;databaseName=keys;user=crm"
      })
  void anAddressWithoutADriverIsUnreadable(String address) throws IOException {
    StoreUnusable refusal = refusalOf(address);
    assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refusal).hasMessageContaining("driver").hasMessageNotContaining("127.0.0.1");
  }

  @Test
  void aRefusedLoginNamesTheVariables() throws IOException {
    String there = "jdbc:h2:mem:login;DB_CLOSE_DELAY=-1";
    CredentialBackends.openOrCreate(there, identity(), Map.of("CRM_STORE_USER", "sa"));
    StoreUnusable refusal = refusalOf(there);
    assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refusal).hasMessageContaining("CRM_STORE_PASSWORD_FILE");
  }

  @Test
  void userPasswordAndTableComeFromTheVariables() throws IOException {
    String address = "jdbc:h2:mem:variables;DB_CLOSE_DELAY=-1";
    CredentialStore store = CredentialBackends.openOrCreate(address, identity(), variables());
    try (Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
      CredentialSource again = CredentialBackends.open(address, identity(), variables());
      assertThat(again.list()).containsExactly(acme.summary());
      assertThat(again).hasToString("the key store in table own_keys");
    }
  }

  @Test
  void aConnectionThatIsCutIsAClearErrorAndTheNextOneIsUsed() throws Exception {
    TestDatabase database = TestDatabase.postgres();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (JdbcStore store = database.openOrCreate(identity());
        Credential acme = aCredentialOf("acme", 1);
        Credential next = acme.withCrmReference("r1")) {
      store.add(acme);
      try (Connection blocking = database.source().getConnection()) {
        blocking.setAutoCommit(false);
        blocking.createStatement().execute("lock table " + database.table());
        Future<StoreUnusable> cut =
            other.submit(() -> assertThrows(StoreUnusable.class, () -> store.replace(acme, next)));
        cutOthers(blocking);
        assertThat(cut.get(30, TimeUnit.SECONDS))
            .hasMessageContaining("SQL state 57P01")
            .hasNoCause();
      }
      assertThat(store.list()).containsExactly(acme.summary());
    } finally {
      other.shutdownNow();
    }
  }

  /** Ends every connection that waits for a lock, once there is one. */
  private static void cutOthers(Connection connection) throws SQLException {
    String sql =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event_type ="
            + " 'Lock' and pid <> pg_backend_pid()";
    for (int ended = 0; ended == 0; ) {
      connection.createStatement().execute("select pg_stat_clear_snapshot()");
      try (var result = connection.createStatement().executeQuery(sql)) {
        result.next();
        ended = result.getInt(1);
      }
    }
  }

  @Test
  void manyWritersLoseNothingAndShareTheLaneOfOneKey() throws Exception {
    TestDatabase database = TestDatabase.postgres();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> added = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int writer = i;
      added.add(
          pool.submit(
              () -> {
                // As a process of its own: nothing is shared but the database and the identity.
                try (JdbcStore store = database.openOrCreate(identity())) {
                  boolean all = true;
                  for (int client = 0; client < 5; client++) {
                    try (Credential one = aCredentialOf("c" + writer + "-" + client, client)) {
                      all &= store.add(one) instanceof AddResult.Added;
                    }
                  }
                  return all;
                }
              }));
    }
    for (Future<Boolean> each : added) {
      assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
    }
    pool.shutdownNow();
    try (JdbcStore store = database.open(identity())) {
      List<CredentialSummary> all = store.list();
      assertThat(all).hasSize(40);
      assertThat(all.stream().map(CredentialSummary::lane).distinct()).hasSize(5);
      assertThat(store.find(new ClientId("c7-4"))).isPresent().get().satisfies(Credential::close);
    }
  }

  private StoreUnusable refusalOf(String address) throws IOException {
    Map<String, String> variables = variables();
    Executable open = () -> CredentialBackends.open(address, identity(), variables);
    StoreUnusable refusal = assertThrows(StoreUnusable.class, open);
    assertThat(refusal).hasNoCause();
    assertThat(refusal.getMessage()).doesNotContain(PASSWORD).doesNotContain(address);
    return refusal;
  }

  private Map<String, String> variables() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
    return Map.of(
        "CRM_STORE_USER", "crm",
        "CRM_STORE_PASSWORD_FILE", password.toString(),
        "CRM_STORE_TABLE", "own_keys");
  }

  private Path identity() {
    return directory.resolve("identity.txt");
  }
}
