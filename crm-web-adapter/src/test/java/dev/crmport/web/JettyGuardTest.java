package dev.crmport.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The guard before servlets in Jetty. */
@Timeout(120)
final class JettyGuardTest
    implements GuardPromises, ServletPromises, AsyncPromises, CodingPromises {
  private static JettyStage stage;

  @BeforeAll
  static void open() {
    stage = new JettyStage();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Override
  public ServletStage stage() {
    return stage;
  }
}
