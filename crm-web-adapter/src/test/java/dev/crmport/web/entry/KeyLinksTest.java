package dev.crmport.web.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.testkit.ManualTime;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens the page, who may make it, and how often it is good. */
final class KeyLinksTest {
  private static final ApplicationName APPLICATION = new ApplicationName("acmeCrmProduct");
  private static final ClientId ACME = new ClientId("acme");
  private static final URI PAGE = URI.create("https://keys.example.org/crm");

  @TempDir Path folder;

  private final ManualTime time = ManualTime.stopped();

  private static KeyLinks links(URI page) {
    return KeyLinks.to(page, APPLICATION, KeyLinks.newSecret());
  }

  @Test
  void aLinkCarriesWhomItIsForUntilWhenAndWhatItMayDo() {
    KeyLinks links = links(PAGE).time(time);
    URI add = links.toAdd(ACME, Duration.ofHours(1));

    KeyLink link = links.read(KeyLinks.tokenIn(add.getRawQuery())).orElseThrow();

    assertThat(link.client()).isEqualTo(ACME);
    assertThat(link.until()).isEqualTo(time.now().plusSeconds(3601));
    assertThat(link.mayReplace()).isFalse();
    assertThat(Tokens.isRandom(link.id())).isTrue();
    URI replace = links.toReplace(ACME, Duration.ofHours(1));
    assertThat(links.read(KeyLinks.tokenIn(replace.getRawQuery())).orElseThrow().mayReplace())
        .isTrue();
  }

  @Test
  void noTwoLinksAreEqual() {
    KeyLinks links = links(PAGE).time(time);
    Set<URI> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(links.toAdd(ACME, Duration.ofHours(1)))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://keys.example.org",
        "https://keys.example.org:8443/a/b",
        "http://localhost:8080/",
        "http://127.0.0.1:8080/x",
        "http://127.9.9.9/",
        "http://[::1]:8080/"
      })
  void aPageIsAtHttpsOrOnThisMachine(String page) {
    assertThat(links(URI.create(page)).toAdd(ACME, Duration.ofDays(30)).toString())
        .startsWith(page + "?link=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example.org/",
        "http://localhost.example.org/",
        "http://127.0.0.1.example.org/",
        "http://999.0.0.1/",
        "http://192.0.2.1/",
        "ftp://127.0.0.1/",
        "/crm",
        "https:///crm",
        "https://user@keys.example.org/",
        "https://keys.example.org/?a",
        "https://keys.example.org/#a"
      })
  void anyOtherAddressIsRefused(String page) {
    assertThatThrownBy(() -> links(URI.create(page)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the page's address was not taken: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P31D"})
  void aLinkIsValidForSomeTimeAndNotForEver(String period) {
    assertThatThrownBy(() -> links(PAGE).toAdd(ACME, Duration.parse(period)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShortSecretIsRefusedAndNoneIsShown() {
    assertThatThrownBy(() -> KeyLinks.to(PAGE, APPLICATION, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] secret = KeyLinks.newSecret();
    KeyLinks links = KeyLinks.to(PAGE, APPLICATION, secret);
    assertThat(links + " " + links.seal())
        .doesNotContain(Base64.getEncoder().encodeToString(secret));
  }

  @Test
  void theSecretIsCopied() {
    byte[] secret = KeyLinks.newSecret();
    KeyLinks links = KeyLinks.to(PAGE, APPLICATION, secret);
    KeyLinks same = KeyLinks.to(PAGE, APPLICATION, secret);
    secret[0]++;
    URI link = links.toAdd(ACME, Duration.ofHours(1));
    assertThat(same.read(KeyLinks.tokenIn(link.getRawQuery()))).isPresent();
  }

  @Test
  void aSignatureOfOneKindIsNoneOfAnotherAndPartsDoNotRunTogether() {
    Seal seal = new Seal(KeyLinks.newSecret());
    String signature = seal.sign(Seal.Kind.FORM, "ab", "c");

    assertThat(seal.isOf(signature, Seal.Kind.FORM, "ab", "c")).isTrue();
    assertThat(seal.isOf(signature, Seal.Kind.NEWS, "ab", "c")).isFalse();
    assertThat(seal.isOf(signature, Seal.Kind.FORM, "a", "bc")).isFalse();
    assertThat(seal.isOf(signature, Seal.Kind.FORM, "abc")).isFalse();
    assertThat(seal.isOf("", Seal.Kind.FORM, "ab", "c")).isFalse();
  }

  @Test
  void ofTwoProcessesOneUsesALinkUntilItIsGivenBack() {
    Path used = folder.resolve("links");
    UsedLinks one = UsedLinks.inFolder(used, time);
    UsedLinks other = UsedLinks.inFolder(used, time);
    String link = Tokens.random();
    Instant until = time.now().plusSeconds(60);

    assertThat(other.isUsed(link)).isFalse();
    assertThat(one.use(link, until)).isTrue();
    assertThat(other.use(link, until)).isFalse();
    assertThat(other.isUsed(link)).isTrue();
    one.giveBack(link);
    assertThat(other.use(link, until)).isTrue();
  }

  @Test
  void usedLinksAreForgottenADayAfterTheirEnd() {
    UsedLinks used = UsedLinks.inFolder(folder, time);
    String link = Tokens.random();
    used.use(link, time.now().plusSeconds(60));
    time.advance(Duration.ofHours(24));
    used.use(Tokens.random(), time.now());
    assertThat(used.isUsed(link)).isTrue();
    time.advance(Duration.ofMinutes(2));
    used.use(Tokens.random(), time.now());
    assertThat(used.isUsed(link)).isFalse();
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void aLinkThatIsNoneIsNoPath() {
    assertThatThrownBy(() -> UsedLinks.inFolder(folder, time).isUsed("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(
            () -> UsedLinks.inFolder(file, time).use(Tokens.random(), time.now().plusSeconds(1)))
        .hasMessageContaining("its folder cannot be written");
  }
}
