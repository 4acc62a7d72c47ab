package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.redact.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What must not be told, before anybody coded it: a key alone, with its mode, in the pair, or in
 * the header.
 *
 * @param form what it is as it stands
 * @param name for people
 * @param text how it reads
 * @param isCoded whether its coded forms are looked for too
 * @param isDigested whether its digests are looked for too
 */
record KeySecret(Form form, String name, String text, boolean isCoded, boolean isDigested) {
  private static final List<String> MODES = List.of("0", "1");
  private static final List<String> CASINGS = List.of("basic", "BASIC", "bAsIc");

  static List<KeySecret> all(KeySpelling spelling, ApplicationName application) {
    String key = spelling.text();
    String name = spelling.name();
    List<KeySecret> all = new ArrayList<>();
    all.add(coded(Form.KEY, name, key));
    all.add(coded(Form.KEY, "the pair of " + name, application + ":" + key));
    all.add(coded(Form.BASIC_HEADER, "the header of " + name, header(application + ":" + key)));
    for (String mode : MODES) {
      String pair = application + ":" + key + "|" + mode;
      all.add(coded(Form.KEY, "the pair of " + name + ", mode " + mode, pair));
    }
    all.addAll(moded(spelling, application));
    return all;
  }

  /** The key with each mode, and the headers that hold it. */
  static List<KeySecret> moded(KeySpelling spelling, ApplicationName application) {
    List<KeySecret> moded = new ArrayList<>();
    for (String mode : MODES) {
      String name = spelling.name() + ", mode " + mode;
      String key = spelling.text() + "|" + mode;
      String header = header(application + ":" + key);
      String value = header.substring("Basic ".length());
      moded.add(coded(Form.KEY, name, key));
      moded.add(coded(Form.BASIC_HEADER, "the header of " + name, header));
      moded.add(new KeySecret(Form.BASE64, "the header's value of " + name, value, false, true));
      for (String casing : CASINGS) {
        String cased = "the header of %s as %s".formatted(name, casing);
        moded.add(new KeySecret(Form.BASIC_HEADER, cased, casing + " " + value, false, false));
      }
    }
    return moded;
  }

  private static KeySecret coded(Form form, String name, String text) {
    return new KeySecret(form, name, text, true, true);
  }

  private static String header(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
