package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.failure.UnsafeTransport;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.TestKeys;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key travels to one origin, and never in plain text to another machine. */
final class BaseUrlTest {
  private static HttpCrm.Builder builder() {
    return HttpCrm.builder(new InMemoryCredentialStore(), Rig.CLIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.securevan.com/v4",
        "https://intlapi.securevan.com/v4/",
        "HTTPS://api.securevan.com",
        "http://localhost:8080/v4",
        "http://127.0.0.1:8080/v4",
        "http://127.8.9.1/v4",
        "http://[::1]:8080/v4"
      })
  void httpsAndLoopbackAreTaken(String url) {
    assertThatCode(() -> builder().baseUrl(URI.create(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.securevan.com/v4",
        "http://127.0.0.1.example.org/v4",
        "http://localhost.example.org/v4",
        "http://0.0.0.0/v4",
        "http://[::2]/v4",
        "ftp://localhost/v4",
        "ws://localhost/v4"
      })
  void plainTextToElsewhereIsRefused(String url) {
    assertThatThrownBy(() -> builder().baseUrl(URI.create(url)))
        .isInstanceOf(UnsafeTransport.class)
        .hasMessageNotContaining(URI.create(url).getHost());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app:secret@api.example.org/v4",
        "https://api.example.org/v4?key=secret",
        "https://api.example.org/v4#secret",
        "https:///secret",
        "secret",
        "mailto:secret@example.org"
      })
  void whatIsNoBaseUrlIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> builder().baseUrl(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining(TestKeys.PREFIX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.org/v4/people",
        "https://api.example.org.evil.example/v4/people",
        "https://evil.example/v4/people",
        "https://api.example.org:444/v4/people",
        "https://api.example.org/v5/people",
        "https://api.example.org/v4",
        "https://x@api.example.org/v4/people"
      })
  void aRequestToElsewhereNeverReachesTheNextLayer(String url) {
    OneOrigin layer =
        new OneOrigin(
            BaseUrl.of(URI.create("https://api.example.org/v4")),
            (sending, attempt) -> {
              throw new AssertionError("it was let through");
            });
    Operation<Boolean> operation =
        Operation.<Boolean>builder("any", Method.GET, "/people").reads(200, a -> true).build();
    Sending sending =
        new Sending(
            operation,
            "/people",
            URI.create(url),
            BodyPublishers.noBody(),
            Urgency.BATCH,
            Deadline.none());

    assertThatThrownBy(() -> layer.send(sending, 1)).isInstanceOf(UnsafeTransport.class);
  }

  @Test
  void theSlashAtTheEndIsLeftOff() {
    assertThat(BaseUrl.of(URI.create("https://api.example.org/v4/")).uri())
        .isEqualTo(URI.create("https://api.example.org/v4"));
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    HttpCrm.Builder builder = builder();
    assertThatThrownBy(() -> builder.attempts(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.mostBodyBytes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.exchangeLimit(java.time.Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.connectTimeout(java.time.Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
