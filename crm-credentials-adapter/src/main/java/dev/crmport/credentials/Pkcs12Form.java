package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.WRONG_IDENTITY;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.StoreUnusable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys in a PKCS12 file: a secret entry {@code crm:CLIENT} for each client, with the JSON of a
 * {@link KeyDocument} that has this one, and the entry {@code crmport-keys} with what else belongs
 * to the store. Other entries are left as they are.
 */
final class Pkcs12Form implements DocumentFile.Form {
  private static final String TYPE = "PKCS12";

  /** PKCS12 wants to know what a secret is for; of no consequence here. */
  private static final String ALGORITHM = "AES";

  private static final String REST = "crmport-keys";
  private static final String CLIENT = "crm:";

  /** Stands before a capital letter, because the aliases of PKCS12 have none. */
  private static final char CAPITAL = '^';

  private final WholeFile file;
  private final Passphrase password;

  /**
   * @param file the store, for the messages
   */
  Pkcs12Form(WholeFile file, Passphrase password) {
    this.file = file;
    this.password = password;
  }

  /** Something done with the password, which the JDK's key store is asked for each time. */
  @FunctionalInterface
  private interface Use<T> {
    T of(char[] password) throws GeneralSecurityException, IOException;
  }

  /** A store without clients. */
  byte[] empty() {
    return encrypting(
        characters -> {
          KeyStore fresh = KeyStore.getInstance(TYPE);
          fresh.load(null, null);
          try (KeyDocument document = KeyDocument.empty()) {
            set(fresh, REST, KeyDocumentWriter.writeRest(document), characters);
          }
          return stored(fresh, characters);
        });
  }

  @Override
  public KeyDocument decrypt(byte[] content) {
    Pkcs12Frame.requireWhole(file, content);
    return decrypting(characters -> read(loaded(content, characters), characters));
  }

  private KeyDocument read(KeyStore from, char[] characters)
      throws GeneralSecurityException, IOException {
    KeyDocument document =
        textOf(from, REST, characters).map(this::parsed).orElseThrow(this::foreign);
    boolean whole = false;
    try {
      List<String> aliases = Collections.list(from.aliases());
      Collections.sort(aliases);
      for (String alias : aliases) {
        if (alias.startsWith(CLIENT)) {
          readClient(from, alias, characters, document);
        }
      }
      whole = true;
      return document;
    } finally {
      if (!whole) {
        document.close();
      }
    }
  }

  private void readClient(KeyStore from, String alias, char[] characters, KeyDocument document)
      throws GeneralSecurityException {
    PlainText text = textOf(from, alias, characters).orElseThrow(() -> damaged(alias));
    try (KeyDocument one = parsed(text)) {
      List<KeyDocument.Entry> entries = one.release();
      boolean fits =
          entries.size() == 1
              && alias.equals(aliasOf(entries.getFirst().credential().client()))
              && document.load(entries.getFirst());
      if (!fits) {
        entries.forEach(KeyDocument.Entry::close);
        throw damaged(alias);
      }
    }
  }

  private KeyDocument parsed(PlainText text) {
    try (text) {
      return KeyDocumentReader.read(file, text);
    }
  }

  private static Optional<PlainText> textOf(KeyStore from, String alias, char[] characters)
      throws GeneralSecurityException {
    if (!from.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class)) {
      return Optional.empty();
    }
    Key key = from.getKey(alias, characters);
    byte[] encoded = key.getEncoded();
    PlainText text = new PlainText(encoded.length);
    text.write(encoded, 0, encoded.length);
    SecretFile.wipe(encoded);
    return Optional.of(text);
  }

  @Override
  public byte[] encrypt(KeyDocument document, byte[] before) {
    return encrypting(
        characters -> {
          KeyStore into = loaded(before, characters);
          for (ClientId client : document.touched()) {
            Optional<KeyDocument.Entry> entry = document.entry(client);
            if (entry.isPresent()) {
              set(into, aliasOf(client), KeyDocumentWriter.write(entry.get()), characters);
            } else {
              into.deleteEntry(aliasOf(client));
            }
          }
          if (document.invitations().changed()) {
            set(into, REST, KeyDocumentWriter.writeRest(document), characters);
          }
          return stored(into, characters);
        });
  }

  private static void set(KeyStore into, String alias, PlainText text, char[] characters)
      throws GeneralSecurityException {
    try (text) {
      into.setKeyEntry(
          alias, new SecretKeySpec(text.array(), 0, text.length(), ALGORITHM), characters, null);
    }
  }

  private static KeyStore loaded(byte[] content, char[] characters)
      throws GeneralSecurityException, IOException {
    KeyStore loaded = KeyStore.getInstance(TYPE);
    loaded.load(new ByteArrayInputStream(content), characters);
    return loaded;
  }

  private static byte[] stored(KeyStore from, char[] characters)
      throws GeneralSecurityException, IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    from.store(content, characters);
    return content.toByteArray();
  }

  private <T> T decrypting(Use<T> use) {
    return password.use(
        characters -> {
          try {
            return use.of(characters);
          } catch (StoreUnusable e) {
            throw e;
          } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw e instanceof UnrecoverableKeyException
                    || e.getCause() instanceof UnrecoverableKeyException
                ? wrongPassword()
                : damaged();
          }
        });
  }

  private byte[] encrypting(Use<byte[]> use) {
    return password.use(
        characters -> {
          try {
            return use.of(characters);
          } catch (GeneralSecurityException | IOException e) {
            throw file.unusable(
                NOT_WRITTEN,
                "was not changed: its new content could not be encrypted; use a complete JDK 21 or"
                    + " newer; the old content is intact",
                null);
          }
        });
  }

  private static String aliasOf(ClientId client) {
    StringBuilder alias = new StringBuilder(CLIENT);
    for (char c : client.value().toCharArray()) {
      if (Character.isUpperCase(c)) {
        alias.append(CAPITAL);
      }
      alias.append(Character.toLowerCase(c));
    }
    return alias.toString();
  }

  private StoreUnusable wrongPassword() {
    // PKCS12 tells a changed file from another password no better than this.
    return file.unusable(
        WRONG_IDENTITY,
        "was not opened: the password given does not open it; name the one that the store was made"
            + " with, and if this is the one, the store was changed: bring it back from a backup",
        null);
  }

  private StoreUnusable foreign() {
    return file.unusable(
        FOREIGN,
        "was not opened: it is a PKCS12 file, and no key store of this library; check the path",
        null);
  }

  private StoreUnusable damaged() {
    return file.unusable(
        DAMAGED,
        "was not opened: it was cut short or changed since it was written; it was left as it is;"
            + " bring it back from a backup",
        null);
  }

  private StoreUnusable damaged(String alias) {
    return file.unusable(
        DAMAGED,
        "was not opened: its entry "
            + alias
            + " does not hold that client's key; it was left as it is; bring the store back from a"
            + " backup",
        null);
  }
}
