package dev.crmport.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guard before servlets in Tomcat. */
@Timeout(120)
final class TomcatGuardTest
    implements GuardPromises, ServletPromises, AsyncPromises, CodingPromises {
  @TempDir static Path home;
  private static TomcatStage stage;

  @BeforeAll
  static void open() {
    stage = new TomcatStage(home);
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
