package dev.crmport.testkit;

import dev.crmport.testkit.wire.JsonText;
import dev.crmport.testkit.wire.JsonText.NotJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers of the real CRM with fictional people, for tests that must not rest on a
 * fake alone.
 *
 * <p>A name is operation, status where it is a failure, and direction: {@code getPerson.response},
 * {@code getPerson.error404.response}, {@code findOrCreatePerson.request}.
 */
public final class Samples {
  private Samples() {}

  /**
   * A sample as plain values: maps in order, lists, text, whole and decimal numbers.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static @Nullable Object json(String name) {
    try {
      return JsonText.read(bytes(name));
    } catch (NotJsonException impossible) {
      throw new IllegalStateException("every sample is JSON", impossible);
    }
  }

  /**
   * A sample as it stands on the wire, in UTF-8.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static byte[] bytes(String name) {
    try (InputStream sample = Samples.class.getResourceAsStream("samples/" + name + ".json")) {
      if (sample == null) {
        throw new IllegalArgumentException(
            "the sample was not read: there is none named "
                + name
                + "; use a name such as getPerson.response");
      }
      return sample.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("the sample " + name + " was not read", broken);
    }
  }
}
