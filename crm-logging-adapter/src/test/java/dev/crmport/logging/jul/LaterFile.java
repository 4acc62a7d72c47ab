package dev.crmport.logging.jul;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.MemoryHandler;
import java.util.logging.SimpleFormatter;

/** A handler that writes at its end, through another one that no logger knows. */
public final class LaterFile extends MemoryHandler {
  private static final int MOST = 10_000;

  public LaterFile() throws IOException {
    super(file(), MOST, Level.OFF);
  }

  private static FileHandler file() throws IOException {
    FileHandler file = new FileHandler(System.getProperty("crm.test.logs") + "/later.log");
    file.setFormatter(new SimpleFormatter());
    return file;
  }

  @Override
  public synchronized void close() {
    push();
    super.close();
  }
}
