package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.Surrounding;
import dev.crmport.testkit.TestKeys;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a key, wherever it stands, is found and taken out, and nothing else is. */
class RedactionCorpusTest {
  private static final long SEED = Draws.seed();
  private static final Redactor REDACTOR = RedactionTrial.knowing(1_000, SEED);
  private static final RedactionTrial KNOWN =
      RedactionTrial.of(RedactionTrial.drawn(new Random(~SEED)), REDACTOR);
  private static final RedactionTrial BY_SHAPE =
      RedactionTrial.byShape("7e577e57-3b1c-4d92-a6f0-51c08e2b9d47", REDACTOR);

  static {
    System.out.println("keys drawn with -Dcrm.seed=" + SEED);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormOfAKnownKeyIsFoundAndTakenOut(Surrounding surrounding) {
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KNOWN.forms) {
      if (surrounding.suits(form)) {
        KNOWN.complaint(form, surrounding).ifPresent(complaints::add);
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LETTERS", "UNDERSCORE", "DIGITS", "ODD_DIGIT"})
  void everyFormOfAnUnknownKeyWithItsModeIsFoundAndTakenOut(Surrounding surrounding) {
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : BY_SHAPE.forms) {
      if (surrounding.suits(form)) {
        BY_SHAPE.complaint(form, surrounding).ifPresent(complaints::add);
      }
    }
    assertNone(complaints);
  }

  /** Keys in which what tells a coding from ordinary text is scarce. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7e577e57-0000-4000-8000-000000000001",
        "7e577e57-0000-0000-0000-000000000000",
        "7e577e57-ffff-ffff-ffff-ffffffffffff",
        "7e577e57-1234-5678-9012-345678901234",
        "7e577e57-abcd-efab-cdef-abcdefabcdef",
        "7E577E57-ABCD-EFAB-CDEF-ABCDEFABCDEF",
        "7e577e57-7e57-7e57-7e57-7e577e577e57",
        "7e577e57-aaaa-bbbb-aaaa-bbbbaaaabbbb",
        "7e577e57-1111-2222-3333-444455556666",
        "7e577e57-1234-abcd-dcba-432175e775e7",
        "7E577e57-3B1c-4d92-A6f0-51C08e2B9d47"
      })
  void keysOfFewCharactersAreFoundToo(String key) {
    Random random = new Random(SEED);
    RedactionTrial trial = RedactionTrial.of(key, RedactionTrial.knowing(10, SEED));
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : trial.forms) {
      trial.complaint(form, any(random)).ifPresent(complaints::add);
    }
    assertNone(complaints);
  }

  private static Surrounding any(Random random) {
    List<Surrounding> all =
        Arrays.stream(Surrounding.values()).filter(s -> !s.isTouching()).toList();
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void keysInWrappedLettersAreFoundAndTakenOut() {
    List<String> complaints = new ArrayList<>();
    List<Surrounding> surroundings =
        List.of(Surrounding.ALONE, Surrounding.JSON_STRING, Surrounding.XML_TEXT);
    for (KeyForm form : KeyForms.wrapped(KNOWN.key, RedactionTrial.ACME)) {
      Surrounding surrounding = surroundings.get(complaints.size() % surroundings.size());
      String text = surrounding.around(form.text());
      String redacted = REDACTOR.redact(text);
      if (redacted.equals(text)) {
        complaints.add(form + ": not found");
      } else if (!redacted.startsWith(surrounding.before())
          || !redacted.endsWith(surrounding.behind())) {
        complaints.add(form + ": its surroundings changed");
      } else if (!KNOWN.remains(Unwrapped.of(redacted)).isEmpty()) {
        complaints.add(form + ": redacting left " + KNOWN.remains(Unwrapped.of(redacted)));
      } else if (!KNOWN.searched(text).equals(REDACTOR.findings(text))) {
        complaints.add(form + ": search() finds something else");
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void everyFormIsFoundWhereTheWholeTextIsWide(String charset) {
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KNOWN.forms) {
      if (form.form() != Form.WIDE) {
        byte[] bytes = Surrounding.LOG_LINE.around(form.text()).getBytes(Charset.forName(charset));
        String text = new String(bytes, ISO_8859_1);
        List<Finding> findings = REDACTOR.findings(text);
        if (findings.isEmpty()) {
          complaints.add(form + ": not found");
        } else if (!KNOWN.searched(bytes).equals(findings)) {
          complaints.add(form + ": search() finds something else");
        } else {
          String left = KNOWN.remains(REDACTOR.redact(text).replace("\0", ""));
          if (!left.isEmpty()) {
            complaints.add(form + ": redacting left " + left);
          }
        }
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", ", ", "\":\"", "</a><b>", "\t"})
  void twoKeysInARowAreTwoFindings(String between) {
    Random random = new Random(SEED);
    RedactionTrial other = RedactionTrial.of(RedactionTrial.drawn(random), REDACTOR);
    List<String> complaints = new ArrayList<>();
    for (KeyForm first : KNOWN.forms) {
      KeyForm second = other.forms.get(random.nextInt(other.forms.size()));
      if (first.form() == Form.HEX || second.form() == Form.HEX) {
        // Bytes in hex go on where more of them follow: nobody can tell where one ends.
        continue;
      }
      String text = "<" + first.text() + between + second.text() + ">";
      List<Finding> findings = REDACTOR.findings(text);
      String redacted = REDACTOR.redact(text);
      // Base64 on two lines is one wrapped text: what ends the one may be what the other begins
      // with.
      boolean wrapped = between.equals("\n") && first.form() == Form.BASE64;
      if (findings.isEmpty() || (findings.size() < 2 && !wrapped)) {
        complaints.add(first + " and " + second + ": " + findings);
      } else if (!KNOWN.remains(redacted).isEmpty() || !other.remains(redacted).isEmpty()) {
        complaints.add(first + " and " + second + ": redacting left some");
      }
    }
    assertNone(complaints);
  }

  @Test
  void aFormTwiceInARowIsTakenOutTwice() {
    List<String> complaints = new ArrayList<>();
    for (KeyForm form : KNOWN.forms) {
      String redacted = REDACTOR.redact("<" + form.text() + ">\n<" + form.text() + ">");
      if (!redacted
              .replace("\0", "")
              .matches("(?s)<.*\\[key \\.{3}[0-9a-f]{4}].*>\n<.*\\[key \\.{3}[0-9a-f]{4}].*>")
          || Remains.isPartOf(form, redacted)) {
        complaints.add(form + ": redacting left a part of it");
      }
    }
    assertNone(complaints);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DIGITS", "ODD_DIGIT"})
  void aTextWithoutAKeyIsTheSameObject(Surrounding surrounding) {
    String guid = TestKeys.PREFIX + "dead-4000-8000-00000000beef";
    for (String clean : List.of("", "nothing", guid, guid + "|2", guid.replace("-", ""))) {
      String text = surrounding.around(clean);

      assertThat(REDACTOR.redact(text)).isSameAs(text);
      assertThat(REDACTOR.findings(text)).isEmpty();
      assertThat(REDACTOR.finds(text)).isFalse();
      assertThat(KNOWN.searched(text)).isEmpty();
    }
  }

  /** Names one complaint of each coding: what is wrong with one is often wrong with hundreds. */
  private static void assertNone(List<String> complaints) {
    Map<String, String> byCoding = new LinkedHashMap<>();
    for (String complaint : complaints) {
      String why = complaint.substring(complaint.lastIndexOf(':'));
      byCoding.putIfAbsent(complaint.split(" of the | to ", 2)[0] + why, complaint);
    }
    assertThat(byCoding.values())
        .as("of %s complaints, with -Dcrm.seed=%s", complaints.size(), SEED)
        .isEmpty();
  }
}
