package dev.crmport.web.entry;

import dev.crmport.web.JettyStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The page as a servlet in Jetty. */
@Timeout(120)
final class JettyPageTest implements PagePromises, DoorPromises, LinkPromises {
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
  public PageStage stage() {
    return PageStage.of(stage);
  }
}
