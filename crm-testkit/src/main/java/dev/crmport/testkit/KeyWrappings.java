package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.redact.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Base64 over several lines, with the secret at ever other places of them. */
final class KeyWrappings {
  /** So far the secret is moved on, for every character of it to stand at a line end once. */
  private static final int BYTES_OF_LONGEST_LINE = 57;

  private static final String LETTER =
      """
      Dear Nora Quill,
      this is how our integration reaches you. Keep it where you keep your passwords: \
      """;

  private static final String GREETING =
      "\nand write to help@example.org if it does not work.\nThe people of Example Org\n";

  static final List<KeyCoding> ALL = all();

  private KeyWrappings() {}

  private static List<KeyCoding> all() {
    List<KeyCoding> all = new ArrayList<>();
    for (int columns : List.of(64, 76)) {
      for (int moved = 0; moved < BYTES_OF_LONGEST_LINE; moved++) {
        all.add(wrapped("end in \\n", columns, "\n", moved));
        all.add(wrapped("end in \\r\\n", columns, "\r\n", moved));
        all.add(wrapped("are indented", columns, "\n    ", moved));
        all.add(wrapped("are indented by a tab and end in \\r\\n", columns, "\r\n\t", moved));
        all.add(wrapped("end in an escaped \\n", columns, "\\n", moved));
        all.add(wrapped("end in an escaped \\r\\n", columns, "\\r\\n", moved));
      }
    }
    return List.copyOf(all);
  }

  private static KeyCoding wrapped(String ends, int columns, String lineEnd, int moved) {
    Base64.Encoder encoder = Base64.getMimeEncoder(columns, new byte[] {'\n'});
    return new KeyCoding(
        Form.BASE64,
        "base64 in lines of %d that %s, %d further".formatted(columns, ends, moved),
        text -> {
          String letter = LETTER + " ".repeat(moved) + text + GREETING;
          return encoder.encodeToString(letter.getBytes(UTF_8)).replace("\n", lineEnd);
        });
  }
}
