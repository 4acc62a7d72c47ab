package dev.crmport.cli;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.redact.Redactor;
import java.io.PrintStream;

/**
 * What the user sees: every text passes the redactor on its way. For one thread at a time.
 *
 * <p>What is copied into the transcript is what was shown, for whoever wants to look it through.
 */
final class Screen {
  static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Redactor redactor;
  private final boolean interactive;
  private final StringBuilder transcript = new StringBuilder();
  private boolean keepsTranscript;
  private boolean lineOpen;

  Screen(Surroundings surroundings, Redactor redactor) {
    out = surroundings.out();
    err = surroundings.err();
    interactive = surroundings.interactive();
    this.redactor = redactor;
  }

  Redactor redactor() {
    return redactor;
  }

  /** Shows this client's key by its reference alone from now on; nothing where there is none. */
  void hide(CredentialSource source, ClientId client) {
    try (Credential stored = source.find(client).orElse(null)) {
      if (stored != null) {
        redactor.learn(stored);
      }
    }
  }

  /** Whether a line can be redrawn. */
  boolean interactive() {
    return interactive;
  }

  /** Keeps a copy of all that is shown from now on. */
  void keepTranscript() {
    keepsTranscript = true;
  }

  /** What was shown since {@link #keepTranscript}. */
  String transcript() {
    return transcript.toString();
  }

  /** A line of the result. */
  void say(String line) {
    endLine();
    print(out, line + "\n");
  }

  /** A line about the work. */
  void tell(String line) {
    endLine();
    print(err, line + "\n");
  }

  /** A line about the work that the next one takes the place of; on a terminal only. */
  void redraw(String line) {
    print(err, CLEAR_LINE + line);
    lineOpen = true;
  }

  /** Takes a redrawn line away. */
  void endLine() {
    if (lineOpen) {
      print(err, CLEAR_LINE);
      lineOpen = false;
    }
  }

  private void print(PrintStream stream, String text) {
    String clean = redactor.redact(text);
    if (keepsTranscript) {
      transcript.append(clean);
    }
    stream.print(clean);
    stream.flush();
  }
}
