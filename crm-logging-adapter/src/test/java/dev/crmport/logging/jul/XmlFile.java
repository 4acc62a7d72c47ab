package dev.crmport.logging.jul;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.LogRecord;
import java.util.logging.XMLFormatter;

/** A handler that a configuration can name: one more file, in another format, without tildes. */
public final class XmlFile extends FileHandler {
  public XmlFile() throws IOException {
    super(System.getProperty("crm.test.logs") + "/events.xml");
    setFormatter(
        new XMLFormatter() {
          @Override
          public String format(LogRecord line) {
            return super.format(line).replace("~", "");
          }
        });
  }
}
