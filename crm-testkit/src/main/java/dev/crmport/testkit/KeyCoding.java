package dev.crmport.testkit;

import dev.crmport.core.redact.Form;
import java.util.function.UnaryOperator;

/**
 * One way to write a secret.
 *
 * @param form what comes out
 * @param name for people; nothing where the secret stays as it is
 * @param code writes it
 */
record KeyCoding(Form form, String name, UnaryOperator<String> code) {
  /** Whether the secret stays as it is, and is what it was. */
  boolean isNone() {
    return name.isEmpty();
  }

  String named(String secret) {
    return isNone() ? secret : name + " of " + secret;
  }

  /** The same, and what comes out coded once more. */
  KeyCoding then(KeyCoding outer) {
    return new KeyCoding(outer.form, outer.named(name), text -> outer.code.apply(code.apply(text)));
  }
}
