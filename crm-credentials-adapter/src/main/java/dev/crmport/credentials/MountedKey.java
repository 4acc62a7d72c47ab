package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.MalformedKey;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One client's key in a file of its own, which holds nothing but {@code GUID|0} or {@code GUID|1}
 * with white space around it, and what the configuration says of it. Such a file keeps no state, so
 * the credential is always active.
 *
 * @param file what messages call it
 * @param place where it is read
 * @param lane what paces the key; named from client and application where nothing is given
 */
record MountedKey(
    WholeFile file,
    Path place,
    ClientId client,
    ApplicationName application,
    Optional<Lane> lane,
    Optional<String> crmReference) {

  /** Reads the file as it is now; the caller closes what it gets. */
  Credential read() {
    byte[] bytes = file.read(place);
    char[] text = new char[bytes.length];
    try {
      for (int i = 0; i < bytes.length; i++) {
        text[i] = (char) (bytes[i] & 0xff);
      }
      return credential(CharBuffer.wrap(text));
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text, '\0');
    }
  }

  private Credential credential(CharBuffer written) {
    try {
      DatabaseMode mode =
          DatabaseMode.ofWritten(written)
              .orElseThrow(
                  () ->
                      file.unusable(
                          FOREIGN,
                          "was not used: the key in it has no database mode; write |0 (My Voters)"
                              + " or |1 (My Campaign) behind it",
                          null));
      ApiKey key = ApiKey.of(written);
      KeyReference reference = new KeyReference(key.lastFour(), crmReference);
      Lane paced = lane.orElseGet(() -> laneOf(client, application));
      return Credential.of(
          new CredentialSummary(client, application, reference, mode, paced, KeyState.ACTIVE), key);
    } catch (MalformedKey e) {
      throw file.unusable(
          FOREIGN,
          "was not used: what is in it is no API key; write the key into it as the CRM showed it,"
              + " with |0 (My Voters) or |1 (My Campaign) behind it, and nothing else",
          e);
    }
  }

  /**
   * Colons, spaces and the like become underscores: names that then meet share a lane, at worst.
   */
  private static Lane laneOf(ClientId client, ApplicationName application) {
    String name =
        "named/" + client.value() + "/" + application.value().replaceAll("[^A-Za-z0-9._]", "_");
    return new Lane(name.substring(0, Math.min(name.length(), 128)));
  }

  /**
   * The CRM's reference of a key, as {@link KeyReference} takes it.
   *
   * @throws IllegalArgumentException where it cannot be one; the message does not repeat it
   */
  static String checkedReference(String written) {
    return new KeyReference("0000", Optional.of(written)).crmReference().orElseThrow();
  }
}
