package dev.crmport.web.entry;

import dev.crmport.web.TomcatStage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page as a servlet in Tomcat. */
@Timeout(120)
final class TomcatPageTest implements PagePromises, DoorPromises, LinkPromises {
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
  public PageStage stage() {
    return PageStage.of(stage);
  }
}
