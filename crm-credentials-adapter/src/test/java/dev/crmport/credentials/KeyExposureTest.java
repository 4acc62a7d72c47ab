package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No form of a key or of an identity is in a file other than its own, nor in anything printed. */
final class KeyExposureTest {
  private static final String KEY = TestKeys.numbered(0x5ec2e7);

  @TempDir private Path directory;

  @Test
  void noFileHoldsTheKeyInAnyForm() throws IOException {
    StoreOnDisk disk = filledStore();
    for (Path file : disk.everything()) {
      if (Files.isRegularFile(file)) {
        assertFree(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1), formsOf(KEY));
      }
    }
    assertThat(disk.plain()).as("the sweep would have seen it").contains(KEY);
  }

  @Test
  void theIdentityIsInItsOwnFileOnly() throws IOException {
    StoreOnDisk disk = filledStore();
    String secret = Files.readAllLines(disk.identity()).getLast();
    assertThat(secret).startsWith("AGE-SECRET-KEY-1");
    for (Path file : disk.everything()) {
      if (Files.isRegularFile(file) && !file.equals(disk.identity())) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .doesNotContain(secret.substring(20, 40));
      }
    }
  }

  @Test
  void nothingThatIsPrintedHoldsTheKey() throws IOException {
    StoreOnDisk disk = filledStore();
    try (AgeFileStore store = disk.open();
        Credential found = store.find(new ClientId("acme")).orElseThrow()) {
      for (Object printed : List.of(store, store.list(), found, store.add(found))) {
        assertFree("printed", printed.toString(), formsOf(KEY));
      }
    }
  }

  @Test
  void noRefusalHoldsAPartOfTheKey() throws IOException {
    StoreOnDisk disk = filledStore();
    String plain = disk.plain();
    // Broken at each place: whatever the parser stumbles over, it must not be quoted.
    for (int length = 0; length < plain.length(); length++) {
      disk.encrypt(plain.substring(0, length));
      assertFree("cut to " + length, refusalOf(disk), formsOf(KEY));
      disk.encrypt(plain.substring(0, length) + "\u0001" + plain.substring(length));
      assertFree("broken at " + length, refusalOf(disk), formsOf(KEY));
    }
  }

  @Test
  void noRefusalHoldsAPartOfTheIdentity() throws IOException {
    StoreOnDisk disk = filledStore();
    String secret = Files.readAllLines(disk.identity()).getLast();
    List<String> broken =
        List.of(
            secret.substring(0, 60),
            secret.toLowerCase(Locale.ROOT),
            secret + secret,
            "x" + secret,
            secret.replace('1', 'b'),
            secret.substring(0, 30) + "!" + secret.substring(31),
            "",
            "# only a comment\n");
    for (String text : broken) {
      Files.writeString(disk.identity(), text);
      StoreUnusable refusal = assertThrows(StoreUnusable.class, disk::open);
      assertThat(refusal.reason()).isEqualTo(StoreUnusable.Reason.FOREIGN);
      assertThat(traceOf(refusal).toUpperCase(Locale.ROOT))
          .doesNotContain(secret.substring(20, 28))
          .doesNotContain(secret.substring(40, 48));
    }
  }

  private StoreOnDisk filledStore() {
    StoreOnDisk disk = new StoreOnDisk(directory);
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme =
            Credential.of(
                new ClientId("acme"),
                new ApplicationName("acmeCrm"),
                ApiKey.of(KEY),
                DatabaseMode.MY_CAMPAIGN)) {
      store.add(acme);
    }
    return disk;
  }

  private static String refusalOf(StoreOnDisk disk) {
    return traceOf(assertThrows(StoreUnusable.class, disk::open));
  }

  private static String traceOf(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static void assertFree(String where, String text, List<String> forms) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String form : forms) {
      assertThat(lower.contains(form.toLowerCase(Locale.ROOT)))
          .as("%s holds a form of the key of %d characters", where, form.length())
          .isFalse();
    }
  }

  /** Plain, without dashes, in hex and in base64 at each alignment, and longer parts of it. */
  private static List<String> formsOf(String key) {
    List<String> forms = new ArrayList<>();
    forms.add(key.substring(0, 9));
    forms.add(key.substring(24));
    forms.add(key.replace("-", "").substring(4, 20));
    forms.add(HexFormat.of().formatHex(key.getBytes(US_ASCII)));
    for (String before : List.of("", "x", "xx")) {
      String coded = Base64.getEncoder().encodeToString((before + key).getBytes(US_ASCII));
      forms.add(coded.substring(4, 40));
    }
    return forms;
  }
}
