package dev.crmport.credentials;

import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A table as an address and variables name it: {@code jdbc:...} as the driver takes it, {@code
 * CRM_STORE_USER}, {@code CRM_STORE_PASSWORD_FILE} and {@code CRM_STORE_TABLE}.
 */
final class JdbcAddress {
  private static final String USER = "CRM_STORE_USER";
  private static final String PASSWORD_FILE = "CRM_STORE_PASSWORD_FILE";
  private static final String TABLE = "CRM_STORE_TABLE";

  private JdbcAddress() {}

  /** Connects anew each time, with the password that is in its file then. */
  static KeyTable tableOf(String address, Map<String, String> variables) {
    Optional<String> user = Optional.ofNullable(EnvironmentSource.variable(variables, USER));
    Optional<SecretLine> password =
        SecretLine.in(variables, PASSWORD_FILE, "the database's password");
    String table =
        Optional.ofNullable(EnvironmentSource.variable(variables, TABLE))
            .orElse(JdbcStore.USUAL_TABLE);
    return new KeyTable(
        () -> {
          // Drivers take strings and keep them as long as the connection, so it is not wiped here.
          Properties login = new Properties();
          user.ifPresent(name -> login.setProperty("user", name));
          password.ifPresent(line -> login.setProperty("password", line.read()));
          return DriverManager.getConnection(address, login);
        },
        table);
  }
}
