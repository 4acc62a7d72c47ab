package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.KeyReference;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSweepTest {
  private static final String KEY = "7e577e57-3b1c-4d92-a6f0-51c08e2b9d47";
  private static final String BARE = KEY.replace("-", "");
  private static final String MODED = KEY + "|1";
  private static final String PAIR = "acmeSync:" + MODED;
  private static final ApplicationName ACME = new ApplicationName("acmeSync");

  private static final LeakSweep SWEEP = sweep(KEY);

  private static LeakSweep sweep(String key) {
    try (ApiKey apiKey = ApiKey.of(key)) {
      return LeakSweep.of(apiKey, ACME);
    }
  }

  /** A form as somebody else's code would make it. */
  record Planted(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Planted> everyForm() throws Exception {
    List<Planted> planted = new ArrayList<>();
    for (String secret : List.of(KEY, BARE, MODED, KEY + "|0", BARE + "|0", PAIR, basic(PAIR))) {
      String name = "secret " + (planted.size() / 20) + " ";
      planted.add(new Planted(name + "plain", secret));
      planted.add(new Planted(name + "upper case", secret.toUpperCase(Locale.ROOT)));
      planted.add(new Planted(name + "reversed", new StringBuilder(secret).reverse().toString()));
      planted.add(new Planted(name + "hex", HexFormat.of().formatHex(secret.getBytes(UTF_8))));
      planted.add(
          new Planted(
              name + "upper hex", HexFormat.of().withUpperCase().formatHex(bytes(secret, UTF_8))));
      planted.add(
          new Planted(
              name + "hex bytes", HexFormat.ofDelimiter(" ").formatHex(bytes(secret, UTF_8))));
      planted.add(new Planted(name + "URL", URLEncoder.encode(secret, UTF_8)));
      planted.add(new Planted(name + "JSON", secret.replace("|", "\\u007c")));
      planted.add(new Planted(name + "HTML", secret.replace("|", "&#124;").replace(":", "&#58;")));
      planted.add(new Planted(name + "JSON throughout", each(secret, "\\u%04X")));
      planted.add(new Planted(name + "URL throughout", each(secret, "%%%02x")));
      planted.add(new Planted(name + "HTML throughout", each(secret, "&#%d;")));
      for (int before = 0; before < 3; before++) {
        for (Base64.Encoder encoder : encoders()) {
          byte[] longer = bytes("x".repeat(before) + secret + "yz", UTF_8);
          planted.add(
              new Planted(name + "base64 behind " + before, encoder.encodeToString(longer)));
        }
      }
      planted.add(
          new Planted(
              name + "base64 of UTF-16",
              Base64.getEncoder().encodeToString(bytes(secret, UTF_16LE))));
      for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
        byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes(secret, UTF_8));
        planted.add(new Planted(name + algorithm, HexFormat.of().formatHex(digest)));
        for (Base64.Encoder encoder : encoders()) {
          planted.add(new Planted(name + algorithm + " base64", encoder.encodeToString(digest)));
        }
      }
    }
    return planted.stream();
  }

  private static List<Base64.Encoder> encoders() {
    return List.of(
        Base64.getEncoder(),
        Base64.getEncoder().withoutPadding(),
        Base64.getUrlEncoder(),
        Base64.getUrlEncoder().withoutPadding());
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes(pair, UTF_8));
  }

  private static String each(String secret, String format) {
    return secret.chars().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void everyPlantedFormIsFoundAndNeverRepeated(Planted planted) {
    String log = "12:04 INFO [main] " + planted.text + " (200)";

    assertThat(SWEEP.findings(log)).isNotEmpty();
    assertThat(SWEEP.findings(bytes(log, UTF_16LE))).isNotEmpty();
    assertThat(SWEEP.findings(bytes(log, UTF_16BE))).isNotEmpty();
    AssertionError failure =
        catchThrowableOfType(AssertionError.class, () -> SWEEP.assertClean(log));
    SWEEP.assertClean(failure);
    assertThat(failure).hasMessageNotContaining(planted.text);
  }

  @Test
  void aFindingSaysWhatAndWhere() {
    assertThat(SWEEP.findings("key=" + KEY + ".")).containsExactly(new LeakSweep.Finding("key", 4));
    assertThat(SWEEP.findings("A: " + basic(PAIR)))
        .containsExactly(new LeakSweep.Finding("Basic header", 3));
    assertThat(SWEEP.findings(PAIR + " " + BARE))
        .extracting(LeakSweep.Finding::position)
        .containsExactly(0L, PAIR.length() + 1L);
  }

  @Test
  void aKeyInUpperCaseIsFoundHoweverTheTextWritesIt() {
    LeakSweep upper = sweep(KEY.toUpperCase(Locale.ROOT));

    assertThat(upper.findings(KEY)).isNotEmpty();
    assertThat(upper.findings(Base64.getEncoder().encodeToString(bytes(KEY, UTF_8)))).isNotEmpty();
  }

  @Test
  void anyTwelveCharactersInARowAreFoundAndElevenAreNot() {
    for (int start = 0; start + 12 <= KEY.length(); start++) {
      assertThat(SWEEP.findings("<" + KEY.substring(start, start + 12) + ">"))
          .as("run from %s", start)
          .containsExactly(new LeakSweep.Finding("part of a key", 1));
      assertThat(SWEEP.findings("<" + KEY.substring(start, start + 11) + ">")).isEmpty();
    }
  }

  @Test
  void aLongRunIsOneFinding() {
    assertThat(SWEEP.findings(KEY.substring(0, 35) + "*")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the key [key ...9d47] was refused (status 401)",
        "request 0f8fad5b-d9cb-469f-a165-70867728950e and 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "another one of this series: 7e577e57-3b1c-4d92-a6f0-51c08e2b9d48",
        "and without dashes 7e577e573b1c4d92a6f051c08e2b9d48 too",
        "d41d8cd98f00b204e9800998ecf8427e",
        "TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsuIEFuZCBzb21lIG1vcmUgb2YgdGhlbS4=",
        "acmeSync:|1 000000000000000000000000"
      })
  void cleanTextStaysUnflagged(String text) {
    assertThatCode(() -> SWEEP.assertClean(text)).doesNotThrowAnyException();
  }

  @Test
  void otherTestKeysAreNotTheKey() {
    LeakSweep first = sweep(TestKeys.numbered(1));

    assertThat(first.findings(TestKeys.numbered(2) + "|1, " + TestKeys.numbered(17))).isEmpty();
    assertThat(first.findings(TestKeys.numbered(1))).hasSize(1);
  }

  @Test
  void randomGuidsAndTheirBase64AreClean() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      byte[] bits = new byte[48];
      random.nextBytes(bits);
      text.append(new UUID(random.nextLong(), random.nextLong()))
          .append(' ')
          .append(HexFormat.of().formatHex(bits))
          .append(Base64.getEncoder().encodeToString(bits))
          .append('\n');
    }

    assertThat(SWEEP.findings(text)).as("seed %s", seed).isEmpty();
  }

  @Test
  void severalKeysAreLookedForAtOnce() {
    try (ApiKey second = TestKeys.key(9)) {
      LeakSweep both = SWEEP.and(second, ACME);

      assertThat(both.findings(KEY + " " + TestKeys.numbered(9))).hasSize(2);
      assertThat(SWEEP.findings(TestKeys.numbered(9))).isEmpty();
    }
  }

  @Test
  void aKeyReferenceIsClean() {
    try (ApiKey key = ApiKey.of(KEY)) {
      SWEEP.assertClean(KeyReference.of(key) + " " + key);
    }
  }

  @Test
  void exceptionsAreSearchedThroughCausesAndSuppressedOnes() {
    IllegalStateException cause = new IllegalStateException("over", new Exception("sent " + KEY));
    IllegalStateException suppressing = new IllegalStateException("over");
    suppressing.addSuppressed(new Exception("sent " + KEY));
    Exception silent =
        new Exception("sent " + KEY) {
          @Override
          public void printStackTrace(PrintWriter writer) {
            writer.println("silent");
          }
        };

    for (Throwable leaking : List.of(cause, suppressing, silent)) {
      assertThatThrownBy(() -> SWEEP.assertClean(leaking))
          .isInstanceOf(AssertionError.class)
          .hasMessageNotContaining(KEY);
    }
    SWEEP.assertClean(new IllegalStateException("over", new Exception("sent nothing")));
  }

  @Test
  void causesInACircleEndTheSearch() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThatCode(() -> SWEEP.assertClean(first)).doesNotThrowAnyException();
  }

  @Test
  void filesAreSearchedWhateverTheirNameAndEncoding(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("deep/er"));
    Files.writeString(directory.resolve("clean.log"), "nothing");
    SWEEP.assertCleanFiles(directory);

    Files.write(directory.resolve("deep/er/.hidden.bin"), bytes("\u00e9 " + KEY, UTF_16BE));

    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(".hidden.bin")
        .hasMessageNotContaining("clean.log")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aFileNamedLikeTheKeyIsReportedWithoutItsName(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve(KEY + ".txt"), KEY);

    AssertionError failure =
        catchThrowableOfType(AssertionError.class, () -> SWEEP.assertCleanFiles(directory));

    SWEEP.assertClean(failure);
    assertThat(failure).hasMessageContaining("a file's name");
  }

  @Test
  void aDirectoryThatIsNotThereIsNoCleanOne(@TempDir Path directory) {
    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory.resolve("gone")))
        .isInstanceOf(IllegalStateException.class);
  }
}
