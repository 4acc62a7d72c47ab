package dev.crmport.testkit;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static dev.crmport.testkit.MeddledStore.ACME;
import static dev.crmport.testkit.MeddledStore.EXPOSED;
import static dev.crmport.testkit.MeddledStore.NEXT;
import static dev.crmport.testkit.MeddledStore.inOtherMode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.exposure.Exposure;
import dev.crmport.core.exposure.ExposureListener;
import dev.crmport.core.exposure.ExposureReport;
import dev.crmport.core.exposure.ExposureReport.Outcome;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An exposed key is stopped, and its exposure is told once. */
final class ExposureTest {
  private final ManualTime time = ManualTime.autoAdvancing();
  private final MeddledStore source = new MeddledStore();
  private final List<ExposureReport> told = new ArrayList<>();

  @AfterEach
  void close() {
    source.close();
  }

  private Suspensions suspensions(ExposureListener listener) {
    return Suspensions.builder(source)
        .time(time)
        .redactor(Redactor.create())
        .listener(listener)
        .build();
  }

  private Suspensions suspensions() {
    return suspensions(told::add);
  }

  private Exposure exposure(String where) {
    try (ApiKey key = TestKeys.key(EXPOSED)) {
      return Exposure.of(ACME, KeyReference.of(key), where, time.now());
    }
  }

  @Test
  void aRotationThatIsFasterKeepsItsNewKeyInUse() {
    source.add(aCredentialOf("acme", EXPOSED));
    source.beforeNext(() -> source.become(ACME, old -> old.withKey(TestKeys.key(NEXT))));

    ExposureReport report = suspensions().suspend(exposure("a page"));

    assertThat(source.states()).containsEntry("acme", KeyState.ACTIVE);
    assertThat(report.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(report.text()).contains("Nothing had to be stopped");
    assertThat(told).containsExactly(report);
  }

  @Test
  void aKeyThatSomebodySawIsTheOneThatTheClientHas() {
    source.add(aCredentialOf("acme", EXPOSED));

    ExposureReport report = suspensions().suspendExposed(ACME, "a page").orElseThrow();

    assertThat(report.exposure()).isEqualTo(exposure("a page"));
    assertThat(report.outcome()).isEqualTo(Outcome.SUSPENDED);
    assertThat(told).containsExactly(report);
    assertThat(suspensions().suspendExposed(new ClientId("nobody"), "a page")).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void anExposedKeyThatIsNotTheClientsAnyMoreStopsNothing() {
    source.add(aCredentialOf("acme", NEXT));
    assertThat(suspensions().suspend(exposure("a page")).outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(source.states()).containsEntry("acme", KeyState.ACTIVE);
    assertThat(told).hasSize(1);
  }

  @Test
  void theReportNamesWhatTheSupportNeeds() {
    source.add(aCredentialOf("acme", EXPOSED));
    source.become(ACME, old -> old.withCrmReference("r001"));
    source.add(inOtherMode("birch"));

    ExposureReport report = suspensions().suspend(exposure("a public page\nof example.org"));

    assertThat(told).containsExactly(report);
    assertThat(report.text())
        .contains("...abcd")
        .contains("a public page\n                of example.org")
        .contains("2026-01-05 12:00:00 UTC")
        .contains("1 (My Campaign)")
        .contains("Within 5 seconds no process")
        .contains("stopped there as well: birch")
        .contains("Administrative menu > Integrations > API")
        .contains("Have the key that ends in abcd revoked");
  }

  @Test
  void noFormOfAKeyIsInTheReportWhateverWasPasted() {
    source.add(aCredentialOf("acme", EXPOSED));
    String key = TestKeys.numbered(EXPOSED);
    String pair = "crmPortTests:" + key + "|1";
    try (ApiKey exposed = TestKeys.key(EXPOSED)) {
      LeakSweep sweep = LeakSweep.of(exposed, new ApplicationName("crmPortTests"));
      for (String pasted :
          List.of(
              key,
              key.toUpperCase(Locale.ROOT) + "|1",
              pair,
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))) {
        ExposureReport report = suspensions().suspend(exposure("in the log: " + pasted + " there"));
        sweep.assertClean(report.text());
        sweep.assertClean(report.toString());
        assertThat(report.text()).contains("in the log: ").contains("there");
      }
    }
  }

  @Test
  void aListenerThatFailsHindersNothing() {
    source.add(aCredentialOf("acme", EXPOSED));
    for (Throwable thrown :
        List.of(new IllegalStateException("mended soon"), new AssertionError("an error"))) {
      ExposureReport report =
          suspensions(
                  heard -> {
                    told.add(heard);
                    throwUnchecked(thrown);
                  })
              .suspend(exposure("a page"));
      assertThat(report.outcome()).isEqualTo(Outcome.SUSPENDED);
    }
    assertThat(told).hasSize(2);
    assertThat(source.states()).containsEntry("acme", KeyState.SUSPENDED);
  }

  private static void throwUnchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void anExposedKeyThatCannotBeStoppedIsToldAllTheSame() {
    source.add(aCredentialOf("acme", EXPOSED));
    StoreUnusable full =
        new StoreUnusable(StoreUnusable.Reason.NOT_WRITTEN, "the disk is full", null);
    source.failWith(full);

    assertThatThrownBy(() -> suspensions().suspend(exposure("a page"))).isSameAs(full);

    assertThat(told).singleElement().matches(report -> report.outcome() == Outcome.IN_USE);
    assertThat(told.getFirst().text()).contains("could not be taken out of use");
  }

  @Test
  void whatASearchFoundIsAnExposureWhereItIsSomebodysKey() {
    String key = TestKeys.numbered(EXPOSED);
    String coded = Base64.getEncoder().encodeToString((key + "|1").getBytes(UTF_8));
    Redactor redactor = Redactor.create();
    Finding byShape = redactor.findings(coded).getFirst();
    assertThatThrownBy(() -> Exposure.of(byShape, "config.js, line 3", time.now()))
        .isInstanceOf(IllegalArgumentException.class);

    try (Credential acme = aCredentialOf("acme", EXPOSED)) {
      redactor.learn(acme);
    }
    Finding known = redactor.findings(coded).getFirst();
    Exposure exposure = Exposure.of(known, "config.js, line 3", time.now());
    assertThat(exposure.client()).isEqualTo(ACME);
    assertThat(exposure.form()).contains(Form.BASE64);
  }

  @Test
  void anExposureSaysWhereItWas() {
    assertThatThrownBy(() -> exposure(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
