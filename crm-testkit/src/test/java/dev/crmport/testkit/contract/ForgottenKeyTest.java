package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.Surrounding;
import dev.crmport.testkit.TestKeys;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a redactor was told it can be told to forget, beside others that go on asking. */
class ForgottenKeyTest {
  private static final String KEY = "7e577e57-3b1c-4d92-a6f0-51c08e2b9d47";

  /** Like the key in all but its last digits. */
  private static final String TWIN = "7e577e57-3b1c-4d92-a6f0-51c08e2b0000";

  private static final Set<String> BY_SHAPE =
      KeyForms.byShape(KEY, RedactionTrial.ACME).stream()
          .map(KeyForm::text)
          .collect(Collectors.toSet());

  private static void forget(Redactor redactor, String key) {
    try (ApiKey forgotten = ApiKey.of(key)) {
      redactor.forget(forgotten);
    }
  }

  @Test
  void aForgottenKeyIsAnOrdinaryGuidAgain() {
    RedactionTrial trial = RedactionTrial.of(KEY, RedactionTrial.knowing(5, 1));
    forget(trial.redactor, KEY);

    for (KeyForm form : trial.forms) {
      // A mode that follows the key tells of it without its being known.
      boolean moded = form.name().contains("mode ") && form.form() != Form.DIGEST;
      if (!moded) {
        String text = Surrounding.LOG_LINE.around(form.text());
        assertThat(trial.redactor.redact(text)).as(form.name()).isSameAs(text);
      }
    }
  }

  @Test
  void aForgottenKeyStillShowsByItsMode() {
    RedactionTrial trial = RedactionTrial.of(KEY, Redactor.create());
    forget(trial.redactor, KEY);

    for (String shape : BY_SHAPE) {
      assertThat(trial.redactor.findings(Surrounding.LOG_LINE.around(shape)))
          .isNotEmpty()
          .allSatisfy(finding -> assertThat(finding.client()).isEmpty());
    }
  }

  @Test
  void aKeyThatTwoTaughtIsForgottenAtOnce() {
    Redactor redactor = Redactor.create();
    try (ApiKey key = ApiKey.of(KEY)) {
      redactor.learn(new ClientId("acme"), new ApplicationName("acmeSync"), key);
      redactor.learn(new ClientId("acme"), new ApplicationName("acmeSync"), key);
      redactor.learn(new ClientId("other"), new ApplicationName("otherSync"), key);
    }
    forget(redactor, KEY);

    for (String application : List.of("acmeSync", "otherSync")) {
      for (KeyForm form : KeyForms.of(KEY, new ApplicationName(application))) {
        if (form.form() == Form.DIGEST || form.form() == Form.RUN) {
          assertThat(redactor.finds(form.text())).as(form.name()).isFalse();
        }
      }
    }
    assertThat(redactor.finds(KEY)).isFalse();
  }

  @Test
  void aKeyIsKnownAgainWhenTaughtAgain() {
    Redactor redactor = Redactor.create();
    for (int i = 0; i < 100; i++) {
      RedactionTrial.learn(redactor, RedactionTrial.CLIENT, KEY);
      assertThat(redactor.redact(KEY)).isEqualTo("[key ...9d47]");
      forget(redactor, KEY);
      assertThat(redactor.redact(KEY)).isEqualTo(KEY);
    }
  }

  @Test
  void forgettingAKeyInAnyCaseForgetsIt() {
    Redactor redactor = Redactor.create();
    RedactionTrial.learn(redactor, RedactionTrial.CLIENT, KEY);
    forget(redactor, KEY.toUpperCase(Locale.ROOT));

    assertThat(redactor.finds(KEY)).isFalse();
  }

  @Test
  void forgettingWhatWasNeverTaughtChangesNothing() {
    RedactionTrial trial = RedactionTrial.of(KEY, Redactor.create());
    forget(trial.redactor, TWIN);

    assertThat(trial.redactor.redact("<" + KEY + ">")).isEqualTo("<[key ...9d47]>");
  }

  @Test
  void whatKeysHaveInCommonGoesWithTheLastOfThem() {
    Redactor redactor = Redactor.create();
    RedactionTrial.learn(redactor, RedactionTrial.CLIENT, KEY);
    RedactionTrial.learn(redactor, new ClientId("other"), TWIN);
    String common = "<" + KEY.substring(0, 32) + ">";

    forget(redactor, TWIN);
    RedactionTrial trial = RedactionTrial.of(KEY, redactor);
    for (KeyForm form : trial.forms) {
      assertThat(redactor.finds(Surrounding.ALONE.around(form.text()))).as(form.name()).isTrue();
    }
    assertThat(redactor.finds(common)).isTrue();
    forget(redactor, KEY);
    assertThat(redactor.finds(common)).isFalse();
  }

  /** Tables grow and are emptied while others look things up in them. */
  @Test
  void othersFindTheirKeysWhileKeysComeAndGo() throws Exception {
    Redactor redactor = Redactor.create();
    RedactionTrial.learn(redactor, RedactionTrial.CLIENT, KEY);
    String text = Surrounding.JSON_STRING.around(KEY + " " + KEY.replace("-", ""));
    String clean = Surrounding.JSON_STRING.around("[key ...9d47] [key ...9d47]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          IntStream.range(0, 6)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            if (i < 3) {
                              comeAndGo(redactor, new Random(i), i * 10_000);
                            } else {
                              for (int n = 0; n < 20_000; n++) {
                                assertThat(redactor.redact(text)).isEqualTo(clean);
                              }
                            }
                          }))
              .toList();
      for (Future<?> each : running) {
        finished(each);
      }
    }
    for (int i = 0; i < 30_000; i += 10_000) {
      assertThat(redactor.finds(TestKeys.numbered(i))).isFalse();
    }
  }

  private static void comeAndGo(Redactor redactor, Random random, int first) {
    for (int n = 0; n < 3_000; n++) {
      RedactionTrial.learn(
          redactor, new ClientId("passing"), TestKeys.numbered(first + random.nextInt(500)));
      forget(redactor, TestKeys.numbered(first + random.nextInt(500)));
    }
    IntStream.range(first, first + 500).forEach(n -> forget(redactor, TestKeys.numbered(n)));
  }

  private static void finished(Future<?> each) throws InterruptedException {
    try {
      each.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a thread beside others failed", failed.getCause());
    }
  }
}
