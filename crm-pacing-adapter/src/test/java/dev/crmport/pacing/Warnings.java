package dev.crmport.pacing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what the pacers say in the log during a test, instead of showing it. */
final class Warnings implements BeforeEachCallback, AfterEachCallback {
  private final Logger logger = Logger.getLogger("dev.crmport.pacing");
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Handler keeper =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          said.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  List<String> said() {
    return said;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    logger.setUseParentHandlers(false);
    logger.addHandler(keeper);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.removeHandler(keeper);
    logger.setUseParentHandlers(true);
  }
}
