package dev.crmport.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The person at the terminal of this process. */
record AskedPerson(Console console) implements Terminal {
  @Override
  public char @Nullable [] secret(String question) {
    return console.readPassword("%s", question);
  }

  @Override
  public @Nullable String line(String question) {
    return console.readLine("%s", question);
  }
}
