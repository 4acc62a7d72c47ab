package dev.crmport.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.LeakSweep;
import dev.crmport.testkit.TestKeys;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A guard that knows one key, and what it tells. */
final class GuardScene {
  static final int BOUND = 64 * 1024;
  static final String APPLICATION = "webTests";
  static final String KEY = TestKeys.numbered(0x3c9d0ae7);

  /** Known by its mode alone. */
  static final String STRANGE = TestKeys.PREFIX + "91c3-4d2e-b6f8-0a1b2c3d51f2|1";

  static final String PAIR =
      Base64.getEncoder().encodeToString((APPLICATION + ":" + KEY + "|0").getBytes(UTF_8));

  private static final ApplicationName NAME = new ApplicationName(APPLICATION);

  /** Takes a while to make. */
  private static final LeakSweep SWEEP =
      LeakSweep.of(ApiKey.of(KEY), NAME).and(ApiKey.of(STRANGE), NAME);

  private final BlockingQueue<StoppedResponse> told = new LinkedBlockingQueue<>();
  private final ResponseGuard guard;

  GuardScene() {
    Redactor redactor = Redactor.create();
    try (ApiKey key = ApiKey.of(KEY)) {
      redactor.learn(new ClientId("acme"), NAME, key);
    }
    guard = ResponseGuard.builder().redactor(redactor).heldBytes(BOUND).listener(told::add).build();
  }

  ResponseGuard guard() {
    return guard;
  }

  LeakSweep sweep() {
    return SWEEP;
  }

  /** The next one; fails where none comes. */
  StoppedResponse told() {
    try {
      StoppedResponse next = told.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("what the listener is told").isNotNull();
      SWEEP.assertClean(next.toString());
      return next;
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  void assertNothingTold() {
    assertThat(told).isEmpty();
  }

  /** It was answered with a 500 that says nothing of the page. */
  StoppedResponse assertRefused(RawAnswer answer) {
    SWEEP.assertClean(answer.bytes());
    assertThat(answer.status()).as("%s", answer).isEqualTo(500);
    assertThat(answer.isComplete()).isTrue();
    assertThat(answer.text()).doesNotContain("page").doesNotContain(TestKeys.PREFIX);
    StoppedResponse what = told();
    assertThat(what.brokenOff()).isFalse();
    return what;
  }

  /** Clean parts may be out, but the client knows that something is missing. */
  StoppedResponse assertBrokenOff(RawAnswer answer) {
    SWEEP.assertClean(answer.bytes());
    assertThat(answer.isComplete()).as("%s", answer).isFalse();
    StoppedResponse what = told();
    assertThat(what.brokenOff()).isTrue();
    return what;
  }

  /** Ordinary text of a page, of this many bytes, in which each line has its number. */
  static byte[] text(int size) {
    StringBuilder text = new StringBuilder(size + 40);
    for (int line = 0; text.length() < size; line++) {
      text.append("<p>page line ").append(line).append(" of it</p>\n");
    }
    return text.substring(0, size).getBytes(ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
