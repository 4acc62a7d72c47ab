package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.RedactingOutputStream;
import dev.crmport.core.redact.RedactingWriter;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.OrdinaryText;
import dev.crmport.testkit.Surrounding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a text comes in pieces, the same comes out as of the whole. */
class RedactionStreamsTest {
  private static final long SEED = Draws.seed();
  private static final Redactor REDACTOR = RedactionTrial.knowing(1_000, SEED);
  private static final RedactionTrial KNOWN =
      RedactionTrial.of(RedactionTrial.drawn(new Random(~SEED)), REDACTOR);

  static {
    System.out.println("pieces drawn with -Dcrm.seed=" + SEED);
  }

  /** In what a text comes out; each of them in the same pieces. */
  enum Sink {
    WRITER {
      @Override
      String through(String text, IntSupplier next, boolean flushing) throws IOException {
        StringWriter out = new StringWriter();
        try (Writer writer = new RedactingWriter(REDACTOR, out)) {
          int start = 0;
          while (start < text.length()) {
            int end = Math.min(text.length(), start + next.getAsInt());
            if (end - start == 1) {
              writer.write(text.charAt(start));
            } else {
              writer.write(text, start, end - start);
            }
            if (flushing) {
              writer.flush();
            }
            start = end;
          }
        }
        return out.toString();
      }
    },
    OUTPUT_STREAM {
      @Override
      String through(String text, IntSupplier next, boolean flushing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(ISO_8859_1);
        try (OutputStream stream = new RedactingOutputStream(REDACTOR, out)) {
          int start = 0;
          while (start < bytes.length) {
            int end = Math.min(bytes.length, start + next.getAsInt());
            if (end - start == 1) {
              stream.write(bytes[start]);
            } else {
              stream.write(bytes, start, end - start);
            }
            if (flushing) {
              stream.flush();
            }
            start = end;
          }
        }
        return out.toString(ISO_8859_1);
      }
    };

    /**
     * Sends a text through.
     *
     * @param next how long the next piece is
     * @param flushing whether each piece is flushed
     */
    abstract String through(String text, IntSupplier next, boolean flushing) throws IOException;
  }

  /** Two pieces: the first ends here, the second with the text. */
  private static IntSupplier cutAt(int place) {
    int[] next = {place, Integer.MAX_VALUE / 2};
    int[] asked = {0};
    return () -> next[Math.min(asked[0]++, 1)];
  }

  @ParameterizedTest
  @EnumSource
  void cutInTwoAnywhereTheSameComesOut(Sink sink) throws IOException {
    Random random = new Random(SEED);
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : oneOfEach()) {
      Surrounding surrounding = random.nextBoolean() ? Surrounding.ALONE : Surrounding.JSON_STRING;
      String text = surrounding.around(form.text());
      String whole = REDACTOR.redact(text);
      for (int cut = 1; cut < text.length(); cut++) {
        if (!sink.through(text, cutAt(cut), false).equals(whole)) {
          complaints.add("%s in %s: cut at %d".formatted(form, surrounding, cut));
        }
      }
    }
    assertNone(complaints);
  }

  /** One form for each coding of each secret, so that every place of every one can be a cut. */
  private static List<KeyForm> oneOfEach() {
    Map<String, KeyForm> byCoding = new LinkedHashMap<>();
    for (KeyForm form : KNOWN.forms) {
      byCoding.putIfAbsent(form.name().split(" of the | to ", 2)[0], form);
      if (form.name().endsWith("header of the key, mode 1")) {
        byCoding.put(form.name(), form);
      }
    }
    return List.copyOf(byCoding.values());
  }

  @ParameterizedTest
  @EnumSource
  void inAnyPiecesTheSameComesOut(Sink sink) throws IOException {
    Random random = new Random(SEED);
    assertSameOfEveryForm(sink, () -> 1 + random.nextInt(40));
  }

  @ParameterizedTest
  @EnumSource
  void oneCharacterAtATimeTheSameComesOut(Sink sink) throws IOException {
    assertSameOfEveryForm(sink, () -> 1);
  }

  private static void assertSameOfEveryForm(Sink sink, IntSupplier next) throws IOException {
    Random random = new Random(SEED);
    Surrounding[] surroundings = Surrounding.values();
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KNOWN.forms) {
      Surrounding surrounding = surroundings[random.nextInt(surroundings.length)];
      String text = surrounding.around(form.text());
      if (!sink.through(text, next, false).equals(REDACTOR.redact(text))) {
        complaints.add("%s in %s: something else comes out".formatted(form, surrounding));
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @EnumSource
  void wrappedLettersInAnyPiecesComeOutTheSame(Sink sink) throws IOException {
    Random random = new Random(SEED);
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KeyForms.wrapped(KNOWN.key, RedactionTrial.ACME)) {
      if (random.nextInt(10) == 0
          && !sink.through(form.text(), () -> 1 + random.nextInt(90), false)
              .equals(REDACTOR.redact(form.text()))) {
        complaints.add(form + ": something else comes out");
      }
    }
    assertNone(complaints);
  }

  /** A flush ends no word; what holds no space can be flushed in its midst. */
  @ParameterizedTest
  @EnumSource
  void flushedInTheMidstOfAWordTheSameComesOut(Sink sink) throws IOException {
    Random random = new Random(SEED);
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KNOWN.forms) {
      if (form.text().indexOf(' ') < 0) {
        String text = Surrounding.LOG_LINE.around(form.text());
        String out = sink.through(text, () -> 1 + random.nextInt(40), true);
        if (!out.equals(REDACTOR.redact(text))) {
          complaints.add(form + ": something else comes out");
        }
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @EnumSource
  void severalKeysInLongTextComeOutTheSame(Sink sink) throws IOException {
    Random random = new Random(SEED);
    for (OrdinaryText kind : OrdinaryText.values()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        KeyForm form = KNOWN.forms.get(random.nextInt(KNOWN.forms.size()));
        text.append(kind.text(random.nextLong(), random.nextInt(20_000)))
            .append(" <")
            .append(form.text())
            .append("> ");
      }
      String whole = REDACTOR.redact(text.toString());

      assertThat(
              sink.through(text.toString(), () -> 1 + random.nextInt(10_000), false).equals(whole))
          .as("keys in %s, with -Dcrm.seed=%s", kind, SEED)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ordinaryTextComesOutAsItWentIn(Sink sink) throws IOException {
    Random random = new Random(SEED);
    for (OrdinaryText kind : OrdinaryText.values()) {
      String text = kind.text(SEED, 200_000);

      assertThat(sink.through(text, () -> 1 + random.nextInt(3_000), false).equals(text))
          .as("%s, with -Dcrm.seed=%s", kind, SEED)
          .isTrue();
      assertThat(sink.through(text, () -> 1 + random.nextInt(3_000), true).equals(text))
          .as("%s, flushed, with -Dcrm.seed=%s", kind, SEED)
          .isTrue();
    }
  }

  @Test
  void aFlushLetsOutAllButTheLastWord() throws IOException {
    StringWriter out = new StringWriter();
    Writer writer = new RedactingWriter(REDACTOR, out);
    writer.write("sync begins\nsent " + KNOWN.key + "\nwait");
    writer.flush();

    assertThat(out.toString()).startsWith("sync begins\nsent [key ...").contains("]\n");
    writer.close();
    assertThat(out.toString()).endsWith("]\nwait");
  }

  private static void assertNone(List<String> complaints) {
    Map<String, String> byCoding = new LinkedHashMap<>();
    for (String complaint : complaints) {
      byCoding.putIfAbsent(complaint.split(" of the | to ", 2)[0], complaint);
    }
    assertThat(byCoding.values())
        .as("of %s complaints, with -Dcrm.seed=%s", complaints.size(), SEED)
        .isEmpty();
  }
}
