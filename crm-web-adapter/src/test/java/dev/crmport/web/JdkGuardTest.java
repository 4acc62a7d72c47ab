package dev.crmport.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The guard before a handler of the JDK's HTTP server. */
@Timeout(120)
final class JdkGuardTest implements GuardPromises, CodingPromises {
  private static JdkStage stage;

  @BeforeAll
  static void open() {
    stage = new JdkStage();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Override
  public Stage stage() {
    return stage;
  }
}
