package dev.crmport.web.entry;

import dev.crmport.web.JdkStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The page on the JDK's HTTP server. */
@Timeout(120)
final class JdkPageTest implements PagePromises, DoorPromises, LinkPromises {
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
  public PageStage stage() {
    return PageStage.of(stage);
  }
}
