package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does, step by step; it keeps cookies. Every answer is swept for keys. */
final class Visitor {
  static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final URI server;
  private final Map<String, String> cookies = new TreeMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean losesNews;

  Visitor(URI server) {
    this.server = server;
  }

  /** What came. */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join("; ", headers.getOrDefault(name, List.of()));
    }

    /** What the form of this page would send along. */
    String token() {
      Matcher found = TOKEN.matcher(body);
      assertThat(found.find()).as("a form in %s", body).isTrue();
      return found.group(1);
    }
  }

  /** It says one thing, has no form, and names no client. */
  static void assertNote(Answer answer, int status, String name) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.body())
        .contains("<h1>" + PageTexts.english().text("note." + name + ".heading") + "</h1>")
        .doesNotContain("<form")
        .doesNotContain(EntryScene.ACME.value() + "<");
  }

  /** Every request has it from now on. */
  Visitor sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Visitor withoutCookies() {
    cookies.clear();
    return this;
  }

  /** The next answers' news are lost on their way. */
  Visitor losingNews() {
    losesNews = true;
    return this;
  }

  Answer open(URI link) {
    return send("GET", link, null, "");
  }

  /** Enters a key in the form that was opened, and goes where it is sent. */
  Answer enter(URI link, String key) {
    return enter(link, open(link), key);
  }

  Answer enter(URI link, Answer form, String key, String... more) {
    Answer posted = post(link, form.token(), key, more);
    assertThat(posted.status()).as("%s", posted).isEqualTo(303);
    assertThat(posted.body()).isEmpty();
    return open(link.resolve(posted.header("location")));
  }

  Answer post(URI link, String token, String key, String... more) {
    String body = "token=" + coded(token) + "&key=" + coded(key) + String.join("", more);
    return send("POST", link, FORM, body);
  }

  static String coded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  Answer send(String method, URI link, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/?" + link.getRawQuery()))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return answer(request.build());
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      EntryScene.SWEEP.assertClean(response.headers().map() + "\n" + response.body());
      response.headers().allValues("set-cookie").forEach(this::keep);
      String withoutStyle = response.body().replaceAll("(?s)<style>.*</style>", "");
      return new Answer(response.statusCode(), response.headers().map(), withoutStyle);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private void keep(String line) {
    String pair = line.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("Max-Age=0") || (losesNews && name.endsWith("news"))) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }
}
