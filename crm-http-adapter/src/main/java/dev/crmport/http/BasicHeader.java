package dev.crmport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.Credential;
import java.util.Arrays;
import java.util.Base64;

/**
 * The value of the {@code Authorization} header. Made for each request and kept nowhere; the only
 * place of this module where a key is revealed.
 *
 * <p>Source: the vendor's page on authentication: user name is the application, password the key, a
 * bar and the database mode.
 */
final class BasicHeader {
  private static final byte[] SCHEME = "Basic ".getBytes(US_ASCII);

  private BasicHeader() {}

  static String of(Credential credential) {
    byte[] user = (credential.application().value() + ":").getBytes(US_ASCII);
    return credential
        .key()
        .reveal(
            key -> {
              byte[] pair = Arrays.copyOf(user, user.length + key.length + 2);
              System.arraycopy(key, 0, pair, user.length, key.length);
              pair[pair.length - 2] = '|';
              pair[pair.length - 1] = (byte) credential.mode().digit();
              byte[] coded = Base64.getEncoder().encode(pair);
              byte[] value = Arrays.copyOf(SCHEME, SCHEME.length + coded.length);
              System.arraycopy(coded, 0, value, SCHEME.length, coded.length);
              try {
                // One string, which nobody can overwrite: not a second one to put them together.
                return new String(value, ISO_8859_1);
              } finally {
                Arrays.fill(pair, (byte) 0);
                Arrays.fill(coded, (byte) 0);
                Arrays.fill(value, (byte) 0);
              }
            });
  }
}
