package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that a passphrase opens, and where the passphrase comes from. */
final class PassphraseTest {
  private static final String WORDS = "trübe horse battery";

  @TempDir private Path directory;
  private Path store;
  private Path file;

  @BeforeEach
  void writePassphrase() throws IOException {
    store = directory.resolve("keys.age");
    file = written(WORDS + "\n");
  }

  @Test
  void fileAndCharactersOpenTheSameStore() {
    try (Passphrase inFile = Passphrase.inFile(file);
        Passphrase given = Passphrase.of(WORDS.toCharArray());
        Credential acme = aCredentialOf("acme", 1)) {
      try (AgeFileStore made = AgeFileStore.openOrCreate(store, inFile)) {
        made.add(acme);
      }
      try (AgeFileStore opened = AgeFileStore.open(store, given)) {
        assertThat(opened.list()).containsExactly(acme.summary());
      }
    }
  }

  @Test
  void theHeaderIsTheOneThatAgeWrites() throws IOException {
    AgeFileStore.openOrCreate(store, Passphrase.inFile(file)).close();
    String header = Files.readString(store, ISO_8859_1);
    assertThat(header.lines().limit(2))
        .satisfiesExactly(
            version -> assertThat(version).isEqualTo("age-encryption.org/v1"),
            recipient -> assertThat(recipient).matches("-> scrypt [A-Za-z0-9+/]{22} 17"));
  }

  @Test
  void anotherPassphraseDoesNotOpenIt() throws IOException {
    openOrCreateQuickly(Passphrase.inFile(file)).close();
    byte[] before = Files.readAllBytes(store);
    try (Passphrase wrong = Passphrase.of("trube horse battery".toCharArray())) {
      StoreUnusable refused =
          assertThrows(StoreUnusable.class, () -> AgeFileStore.open(store, wrong));
      assertThat(refused.reason()).isEqualTo(Reason.WRONG_IDENTITY);
      assertThat(refused).hasMessageContaining("the passphrase given").hasNoCause();
    }
    assertThat(Files.readAllBytes(store)).isEqualTo(before);
  }

  @Test
  void identityAndPassphraseAreToldApart() {
    Path identity = directory.resolve("identity.txt");
    Path forIdentity = directory.resolve("other.age");
    AgeFileStore.openOrCreate(forIdentity, identity).close();
    openOrCreateQuickly(Passphrase.inFile(file)).close();
    assertThat(assertThrows(StoreUnusable.class, () -> AgeFileStore.open(store, identity)))
        .hasMessageContaining("encrypted with a passphrase")
        .hasMessageContaining("CRM_PASSPHRASE_FILE");
    assertThat(
            assertThrows(
                StoreUnusable.class, () -> AgeFileStore.open(forIdentity, Passphrase.inFile(file))))
        .hasMessageContaining("not encrypted with a passphrase");
  }

  @Test
  void thereIsNoIdentityToRotate() {
    try (AgeFileStore opened = openOrCreateQuickly(Passphrase.inFile(file))) {
      assertThat(assertThrows(StoreUnusable.class, opened::rotateIdentity))
          .hasMessageContaining("no identity to rotate");
    }
  }

  @Test
  void noneIsMadeUp() {
    Passphrase missing = Passphrase.inFile(directory.resolve("none"));
    StoreUnusable refused =
        assertThrows(StoreUnusable.class, () -> AgeFileStore.openOrCreate(store, missing));
    assertThat(refused.reason()).isEqualTo(Reason.MISSING);
    assertThat(directory).isDirectoryNotContaining("glob:**keys*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "one\ntwo", "one\n\n"})
  void aFileThatIsNotOneLineIsRefused(String text) throws IOException {
    assertRefused(written(text), Reason.FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"word", "word\n", "word\r\n"})
  void theLineEndIsNoPartOfIt(String text) throws IOException {
    try (Passphrase read = Passphrase.inFile(written(text))) {
      assertThat(read.<String>useBytes(bytes -> new String(bytes, US_ASCII))).isEqualTo("word");
    }
  }

  @Test
  void spacesAndSignsAreAPartOfIt() throws IOException {
    try (Passphrase read = Passphrase.inFile(written(" a\t\ud83d\udd11 "))) {
      assertThat(read.<String>useBytes(bytes -> new String(bytes, UTF_8)))
          .isEqualTo(" a\t\ud83d\udd11 ");
    }
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Path broken = written("x");
    Files.write(broken, new byte[] {'a', (byte) 0xff, 'b'});
    assertRefused(broken, Reason.FOREIGN);
    Files.write(broken, new byte[] {'a', (byte) 0xc3});
    assertRefused(broken, Reason.FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatOthersMayOpenIsRefused(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertRefused(file, Reason.UNREADABLE);
  }

  @Test
  void charactersAreCopiedAndOverwrittenAtTheEnd() {
    char[] mine = WORDS.toCharArray();
    Passphrase given = Passphrase.of(mine);
    Arrays.fill(mine, '\0');
    char[][] lent = new char[1][];
    String seen =
        given.use(
            characters -> {
              lent[0] = characters;
              return new String(characters);
            });
    assertThat(seen).isEqualTo(WORDS);
    assertThat(lent[0]).containsOnly('\0');
    given.close();
    given.close();
    assertThatIllegalStateException().isThrownBy(() -> given.use(characters -> 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ud83d", "a\ud83db", "\udd11"})
  void noCharactersOrHalfOnesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Passphrase.of(text.toCharArray()));
  }

  @Test
  void itIsNeverPrinted() {
    try (Passphrase given = Passphrase.of(WORDS.toCharArray());
        Passphrase inFile = Passphrase.inFile(file)) {
      assertThat(given.toString() + inFile).doesNotContain("horse").contains("passphrase.txt");
    }
  }

  @Test
  void withoutTheLibraryItIsSaidWhichOneIsMissing() throws Exception {
    openOrCreateQuickly(Passphrase.inFile(file)).close();
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("bcprov"))
            .collect(Collectors.joining(File.pathSeparator));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPath,
                    OpenWithPassphrase.class.getName(),
                    store.toString(),
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(output)
        .content()
        .contains("add org.bouncycastle:bcprov-jdk18on")
        .doesNotContain("NoClassDefFoundError", "horse");
  }

  private AgeFileStore openOrCreateQuickly(Passphrase passphrase) {
    return AgeFileStore.openOrCreate(store, new PassphraseUnlock(passphrase, 4));
  }

  private Path written(String text) throws IOException {
    Path path = directory.resolve("passphrase.txt");
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return path;
  }

  private static void assertRefused(Path passphraseFile, Reason reason) {
    try (Passphrase passphrase = Passphrase.inFile(passphraseFile)) {
      StoreUnusable refused =
          assertThrows(StoreUnusable.class, () -> passphrase.use(characters -> 0));
      assertThat(refused.reason()).isEqualTo(reason);
      assertThat(refused).hasMessageContaining(passphraseFile.toString());
    }
  }
}
