package dev.crmport.scan.report;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON over several lines, so that people and version control can read it. */
final class Indented extends ObjectWriteContext.Base {
  private final PrettyPrinter printer = new DefaultPrettyPrinter();

  @Override
  public PrettyPrinter getPrettyPrinter() {
    return printer;
  }

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }
}
