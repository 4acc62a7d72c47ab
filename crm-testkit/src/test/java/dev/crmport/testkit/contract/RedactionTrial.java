package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.Surrounding;
import dev.crmport.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** One redactor that was told of a key, asked about texts in which that key was planted. */
final class RedactionTrial {
  /**
   * Numbers with letters among their digits: zeros and a small number are twelve characters that
   * ordinary numbers have by chance, once in a hundred of such runs.
   */
  private static final int FIRST_OF_SERIES = 0x6bcd_0000;

  static final ApplicationName ACME = new ApplicationName("acmeSync");
  static final ClientId CLIENT = new ClientId("acme");

  final String key;
  final Redactor redactor;
  final List<KeyForm> forms;
  private final Remains remains;
  private final String lastFour;
  private final Optional<ClientId> client;

  private RedactionTrial(
      String key, Redactor redactor, List<KeyForm> forms, Optional<ClientId> client) {
    this.key = key;
    this.redactor = redactor;
    this.forms = forms;
    this.client = client;
    remains = new Remains(KeyForms.of(key, ACME), key);
    lastFour = key.substring(key.length() - 4).toLowerCase(Locale.ROOT);
  }

  /** Of a key that is known. */
  static RedactionTrial of(String key, Redactor redactor) {
    learn(redactor, CLIENT, key);
    return new RedactionTrial(key, redactor, KeyForms.of(key, ACME), Optional.of(CLIENT));
  }

  /** Of a key that shows by its shape alone. */
  static RedactionTrial byShape(String key, Redactor redactor) {
    return new RedactionTrial(key, redactor, KeyForms.byShape(key, ACME), Optional.empty());
  }

  static void learn(Redactor redactor, ClientId client, String key) {
    try (ApiKey taught = ApiKey.of(key)) {
      redactor.learn(client, ACME, taught);
    }
  }

  /** A redactor that knows this many keys of somebody else. */
  static Redactor knowing(int others, long seed) {
    return knowing(others(others, seed));
  }

  /** A redactor that knows these keys of somebody else. */
  static Redactor knowing(List<String> keys) {
    Redactor redactor = Redactor.create();
    keys.forEach(key -> learn(redactor, new ClientId("other"), key));
    return redactor;
  }

  /** So many keys of somebody else, half of them drawn. */
  static List<String> others(int count, long seed) {
    Random random = new Random(seed);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(i % 2 == 0 ? TestKeys.numbered(FIRST_OF_SERIES + i) : drawn(random));
    }
    return keys;
  }

  /** A test key of which nothing but its beginning is known. */
  static String drawn(Random random) {
    String hex = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    return TestKeys.PREFIX
        + String.join(
            "-",
            hex.substring(0, 4),
            hex.substring(4, 8),
            hex.substring(8, 12),
            hex.substring(12, 24));
  }

  /** What is wrong with how this form is found and taken out; nothing where all is well. */
  Optional<String> complaint(KeyForm form, Surrounding surrounding) {
    return complaint(form, surrounding, surrounding.before(), surrounding.behind());
  }

  private Optional<String> complaint(
      KeyForm form, Surrounding surrounding, String before, String behind) {
    String text = before + form.text() + behind;
    List<Finding> findings = redactor.findings(text);
    String redacted = redactor.redact(text);
    String wrong = "";
    if (findings.isEmpty()) {
      wrong = "not found";
    } else if (!redactor.finds(text)) {
      wrong = "finds() says there is nothing";
    } else if (!ownedRightly(form, findings)) {
      wrong = "the wrong key or client";
    } else if (!surrounding.isTouching() && !within(findings, before, behind, text)) {
      wrong = "found where nothing is";
    } else if (!surrounding.isTouching() && !kept(redacted, before, behind)) {
      wrong = "its surroundings changed";
    } else if (!redacted.equals(before + findings.getFirst().replacement() + behind)) {
      String left = remains.in(redacted);
      if (!left.isEmpty() || Remains.isPartOf(form, redacted)) {
        wrong = "redacting left " + (left.isEmpty() ? "a part of it" : left);
      }
    }
    if (wrong.isEmpty() && !searched(text).equals(findings)) {
      wrong = "search() finds something else";
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of("%s in %s: %s".formatted(form, surrounding, wrong));
  }

  private boolean ownedRightly(KeyForm form, List<Finding> findings) {
    // Keys may have a run in common; then it is either's.
    return form.form() == Form.RUN
        || form.form() == Form.REVERSED
        || findings.stream()
            .allMatch(f -> f.reference().lastFour().equals(lastFour) && f.client().equals(client));
  }

  private static boolean within(List<Finding> findings, String before, String behind, String text) {
    long end = before.length();
    for (Finding finding : findings) {
      if (finding.start() < end || finding.end() <= finding.start()) {
        return false;
      }
      end = finding.end();
    }
    return end <= text.length() - behind.length();
  }

  private static boolean kept(String redacted, String before, String behind) {
    return redacted.length() >= before.length() + behind.length()
        && redacted.startsWith(before)
        && redacted.endsWith(behind);
  }

  /** What is left of the key in a text, by name. */
  String remains(String text) {
    return remains.in(text);
  }

  List<Finding> searched(String text) {
    return searched(text.getBytes(ISO_8859_1));
  }

  List<Finding> searched(byte[] bytes) {
    List<Finding> found = new ArrayList<>();
    try {
      redactor.search(new ByteArrayInputStream(bytes), found::add);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return found;
  }
}
