package dev.crmport.testkit;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.redact.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes down every form in which a key could show, for tests that plant them and look whether one
 * comes through. Made with the JDK's own encoders, and not with the core's redaction, which it is
 * there to judge.
 *
 * <pre>{@code
 * for (KeyForm form : KeyForms.of(key, application)) {
 *   String shown = page.show(form.text());
 *   assertThat(shown.contains(form.text())).as(form.name()).isFalse();
 * }
 * }</pre>
 *
 * <p>Several thousand forms a key, none of them twice. Only for keys of tests, such as {@link
 * TestKeys} has: what is made here is the key in plain text.
 */
public final class KeyForms {
  /** The shortest part of a key that counts as one. */
  public static final int SHORTEST_RUN = 12;

  /** A run of fewer different characters, such as {@code 000000000000}, tells nothing of a key. */
  private static final int FEWEST_CHARACTERS = 4;

  private final Map<String, KeyForm> byText = new LinkedHashMap<>();

  private KeyForms() {}

  /**
   * All forms of a key that the redactor was told of.
   *
   * <p><b>Shape:</b> the key as given, in lower, upper and mixed case, with and without dashes,
   * with and without either mode; the pair of application and key, the Basic header with any casing
   * of its word. Each of them plain, backwards, escaped for a URL, with backslashes and as
   * character references (what is no letter and no digit, and throughout), in hex with and without
   * delimiters, in base64 of either alphabet, padded or not, at each alignment and inside a longer
   * text, in UTF-16 and UTF-32; under MD5, SHA-1, SHA-256 and SHA-512; and runs of twelve or more
   * characters of the key, with its dashes and of the digits alone.
   *
   * @param key 36 characters without a mode, in either case
   * @param application the user name that stands before the key in the pair
   */
  public static List<KeyForm> of(String key, ApplicationName application) {
    KeyForms forms = new KeyForms();
    for (KeySpelling spelling : KeySpelling.all(key)) {
      for (KeySecret secret : KeySecret.all(spelling, application)) {
        forms.addAll(secret, KeyCodings.PLAIN);
        if (secret.isCoded()) {
          forms.addAll(secret, KeyCodings.ESCAPED);
          forms.addAll(secret, KeyCodings.OF_BYTES);
        }
        if (spelling.isDigested() && secret.isDigested()) {
          forms.addAll(secret, KeyCodings.DIGESTS);
        }
      }
      forms.runs(spelling);
    }
    return List.copyOf(forms.byText.values());
  }

  /**
   * The forms of a key that the redactor was not told of and that shows by its shape: the GUID with
   * its mode, plain, escaped, in hex and base64, and the Basic header that holds it.
   *
   * @param key as for {@link #of}
   * @param application as for {@link #of}
   */
  public static List<KeyForm> byShape(String key, ApplicationName application) {
    KeyForms forms = new KeyForms();
    for (KeySpelling spelling : KeySpelling.all(key)) {
      if (spelling.hasDashes()) {
        for (KeySecret secret : KeySecret.moded(spelling, application)) {
          forms.addAll(secret, KeyCodings.PLAIN);
          if (secret.form() == Form.KEY) {
            forms.addAll(secret, KeyCodings.ESCAPED);
            forms.addAll(secret, KeyCodings.BYTES_OF_ASCII);
          }
        }
      }
    }
    return List.copyOf(forms.byText.values());
  }

  /**
   * The key somewhere in a letter that is base64-coded and wrapped, as mail, PEM files and
   * configuration hold it: of 64 and 76 columns, with either line end, indented, and with a
   * backslash and an {@code n} for each line end, as within a JSON string. The key stands at so
   * many places that each of its characters is met by a line end.
   *
   * @param key as for {@link #of}
   * @param application as for {@link #of}
   */
  public static List<KeyForm> wrapped(String key, ApplicationName application) {
    KeyForms forms = new KeyForms();
    for (KeySpelling spelling : KeySpelling.all(key)) {
      for (KeySecret secret : KeySecret.all(spelling, application)) {
        if (secret.isCoded() && secret.form() == Form.KEY) {
          forms.addAll(secret, KeyWrappings.ALL);
        }
      }
    }
    return List.copyOf(forms.byText.values());
  }

  private void addAll(KeySecret secret, List<KeyCoding> codings) {
    for (KeyCoding coding : codings) {
      Form form = coding.isNone() ? secret.form() : coding.form();
      add(new KeyForm(form, coding.named(secret.name()), coding.code().apply(secret.text())));
    }
  }

  private void add(KeyForm form) {
    byText.putIfAbsent(form.text(), form);
  }

  private void runs(KeySpelling spelling) {
    String key = spelling.text();
    List<int[]> places = new ArrayList<>();
    for (int start = 0; start + SHORTEST_RUN <= key.length(); start++) {
      places.add(new int[] {start, start + SHORTEST_RUN});
      places.add(new int[] {start, Math.min(key.length(), start + SHORTEST_RUN + 1)});
      places.add(new int[] {start, key.length()});
      places.add(new int[] {0, start + SHORTEST_RUN});
    }
    for (int[] place : places) {
      String run = key.substring(place[0], place[1]);
      if (run.length() < key.length() && tellsOfItsKey(run)) {
        String name = "characters %d to %d of %s".formatted(place[0], place[1], spelling.name());
        add(new KeyForm(Form.RUN, name, run));
        String backwards = new StringBuilder(run).reverse().toString();
        add(new KeyForm(Form.REVERSED, name + ", backwards", backwards));
      }
    }
  }

  /** Whether each twelve characters of it do. */
  private static boolean tellsOfItsKey(String run) {
    for (int start = 0; start + SHORTEST_RUN <= run.length(); start++) {
      String part = run.substring(start, start + SHORTEST_RUN).toLowerCase(Locale.ROOT);
      if (part.chars().distinct().count() < FEWEST_CHARACTERS) {
        return false;
      }
    }
    return true;
  }
}
