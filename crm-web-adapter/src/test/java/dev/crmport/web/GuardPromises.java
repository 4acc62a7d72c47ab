package dev.crmport.web;

import static dev.crmport.web.GuardScene.APPLICATION;
import static dev.crmport.web.GuardScene.BOUND;
import static dev.crmport.web.GuardScene.KEY;
import static dev.crmport.web.GuardScene.PAIR;
import static dev.crmport.web.GuardScene.STRANGE;
import static dev.crmport.web.GuardScene.bytes;
import static dev.crmport.web.GuardScene.joined;
import static dev.crmport.web.GuardScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.KeyShape;
import dev.crmport.core.redact.Form;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.web.StoppedResponse.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guarded server promises, whatever server it is. */
interface GuardPromises {
  Stage stage();

  /** Each coding of one secret: all of all secrets would be minutes of requests. */
  private static List<KeyForm> oneOfEachCoding() {
    return firsts(form -> form.name().replaceFirst(" of the .*", ""));
  }

  private static List<KeyForm> oneOfEachKind() {
    return firsts(KeyForm::form);
  }

  /** Of the known key, and of the one that is known by its mode alone. */
  private static List<KeyForm> firsts(Function<KeyForm, Object> kind) {
    ApplicationName application = new ApplicationName(APPLICATION);
    String strange = STRANGE.substring(0, KeyShape.LENGTH);
    List<KeyForm> firsts = new ArrayList<>();
    for (List<KeyForm> forms :
        List.of(KeyForms.of(KEY, application), KeyForms.byShape(strange, application))) {
      Map<Object, KeyForm> first = new LinkedHashMap<>();
      forms.forEach(form -> first.putIfAbsent(kind.apply(form), form));
      firsts.addAll(first.values());
    }
    return firsts;
  }

  @Test
  default void noFormOfAKeyLeavesInABody() throws IOException {
    GuardScene scene = new GuardScene();
    String before = "<script>var page = \"";
    for (KeyForm form : oneOfEachCoding()) {
      stage().play(Page.of(before + form.text() + "\";</script>"), scene.guard());
      StoppedResponse what = scene.assertRefused(stage().get());
      assertThat(what.method()).as("%s", form).isEqualTo("GET");
      assertThat(what.path()).isEqualTo("/page");
      assertThat(what.part()).isEqualTo(Part.BODY);
      assertThat(what.name()).isEmpty();
      assertThat(what.finding().start())
          .as("%s", form)
          .isBetween((long) before.length(), (long) before.length() + form.text().length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "application/javascript", "image/png"})
  default void theContentTypeMakesNoDifference(String type) throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of("{\"page\":\"" + KEY + "\"}").with("Content-Type", type), scene.guard());
    scene.assertRefused(stage().get());
  }

  @Test
  default void aKeyIsFoundAtEveryChunkBoundary() throws IOException {
    GuardScene scene = new GuardScene();
    byte[] body = bytes("a page " + STRANGE + " more");
    for (int cut = 0; cut <= body.length; cut++) {
      byte[] first = Arrays.copyOfRange(body, 0, cut);
      byte[] second = Arrays.copyOfRange(body, cut, body.length);
      stage().play(Page.of(first, second), scene.guard());
      scene.assertRefused(stage().get());
    }
  }

  @Test
  default void aKeyIsFoundByteByByteAndWithFlushesInBetween() throws IOException {
    GuardScene scene = new GuardScene();
    byte[] body = bytes("a page " + KEY + " more");
    byte[][] single = new byte[body.length][];
    for (int i = 0; i < body.length; i++) {
      single[i] = new byte[] {body[i]};
    }
    stage().play(Page.of(single), scene.guard());
    assertThat(scene.assertRefused(stage().get()).finding().start()).isEqualTo(7);

    Integer[] everywhere = new Integer[body.length];
    Arrays.setAll(everywhere, i -> i);
    stage().play(Page.of(single).flushedBehind(everywhere), scene.guard());
    RawAnswer answer = stage().get();
    scene.assertBrokenOff(answer);
    assertThat("a page ").startsWith(answer.text());
  }

  @ParameterizedTest
  @ValueSource(ints = {-50, -40, -38, -37, -36, -20, -1, 0, 1, 50, 200_000})
  default void behindTheBoundAKeyBreaksTheConnection(int beyond) throws IOException {
    GuardScene scene = new GuardScene();
    byte[] before = text(BOUND + beyond);
    byte[] page = joined(before, bytes(STRANGE), text(BOUND));
    stage().play(Page.of(page), scene.guard());
    RawAnswer answer = stage().get();
    if (beyond < -37) {
      scene.assertRefused(answer);
    } else {
      StoppedResponse what = scene.assertBrokenOff(answer);
      assertThat(what.finding().start()).isEqualTo(before.length);
      assertThat(answer.body()).isEqualTo(Arrays.copyOf(page, answer.body().length));
      assertThat(answer.body().length).isLessThanOrEqualTo(before.length);
    }
  }

  @Test
  default void anAnnouncedLengthIsNeverReachedWhereAKeyFollows() throws IOException {
    GuardScene scene = new GuardScene();
    Page page = Page.of(joined(text(3 * BOUND), bytes(KEY), text(10))).withItsLength();
    stage().play(page, scene.guard());
    scene.assertBrokenOff(stage().get());
    stage().play(Page.of("page " + KEY).withItsLength(), scene.guard());
    scene.assertRefused(stage().get());
  }

  @Test
  default void whatWasFlushedIsOutAndTheRestIsBrokenOff() throws IOException {
    GuardScene scene = new GuardScene();
    stage()
        .play(Page.of(bytes("clean page\n"), bytes("then " + KEY)).flushedBehind(0), scene.guard());
    RawAnswer answer = stage().get();
    scene.assertBrokenOff(answer);
    assertThat("clean page\nthen ").startsWith(answer.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Page", "Location", "Set-Cookie", "ETag", "Content-Disposition"})
  default void noHeaderCarriesAKey(String header) throws IOException {
    GuardScene scene = new GuardScene();
    for (KeyForm form : oneOfEachKind()) {
      if (form.form() == Form.WIDE) {
        continue; // No header holds its zeros.
      }
      stage().play(Page.of("page").with(header, "a=" + form.text()).withStatus(302), scene.guard());
      StoppedResponse what = scene.assertRefused(stage().get());
      assertThat(what.part()).isEqualTo(Part.HEADER);
      assertThat(what.name())
          .map(n -> n.toLowerCase(Locale.ROOT))
          .hasValue(header.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  default void aHeadersNameAndTheContentTypeCarryNoneEither() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of("page").with("X-" + KEY, "1"), scene.guard());
    assertThat(scene.assertRefused(stage().get()).name().orElseThrow()).contains("[key ...0ae7]");
    stage().play(Page.of("page").with("Content-Type", "text/x;a=" + KEY), scene.guard());
    scene.assertRefused(stage().get());
  }

  @Test
  default void aHeaderWithAKeyIsStoppedAlsoWithoutABody() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of().withStatus(304).with("ETag", KEY), scene.guard());
    scene.assertRefused(stage().get());
    stage().play(Page.of().with("X-Page", KEY).flushedBehind(-1), scene.guard());
    scene.assertRefused(stage().get());
  }

  @Test
  default void aHeadRequestGetsNoHeaderWithAKey() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of("page").with("X-Page", KEY), scene.guard());
    RawAnswer answer = RawAnswer.to(stage().address(), "HEAD", "/page");
    scene.sweep().assertClean(answer.bytes());
    assertThat(answer.status()).isEqualTo(500);
    assertThat(scene.told().method()).isEqualTo("HEAD");
  }

  @Test
  default void thePathIsToldWithoutItsQueryAndWithoutAKey() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of(KEY), scene.guard());
    RawAnswer.to(stage().address(), "GET", "/a/" + KEY + "/b?q=" + PAIR);
    assertThat(scene.told().path()).isEqualTo("/a/[key ...0ae7]/b");
  }

  @Test
  default void whatIsToldNamesFormReferenceAndClient() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of("page " + KEY), scene.guard());
    StoppedResponse what = scene.assertRefused(stage().get());
    assertThat(what.finding().form()).isEqualTo(Form.KEY);
    assertThat(what.finding().reference().lastFour()).isEqualTo("0ae7");
    assertThat(what.finding().client().orElseThrow().value()).isEqualTo("acme");
    assertThat(what.toString())
        .isEqualTo(
            "the response to GET /page was not sent, a 500 was instead: key [key ...0ae7] at 5 of"
                + " the body; leave it out where the response is made");
  }

  static List<Page> cleanPages() {
    List<Page> pages = new ArrayList<>();
    for (int size : new int[] {0, 1, 100, 8191, 8192, 8193, BOUND - 1, BOUND, BOUND + 1, 300_000}) {
      Page page = Page.of(text(size));
      pages.add(page);
      pages.add(page.withItsLength());
      pages.add(page.flushedBehind(0));
      pages.add(page.flushedBehind(-1));
    }
    pages.add(Page.of(text(10 * 1024 * 1024)));
    pages.add(Page.of(text(10 * 1024 * 1024)).withItsLength());
    pages.add(Page.of(text(20_000), text(70_000), text(1), text(90_000)).flushedBehind(0, 1, 2));
    pages.add(Page.of("{\"id\":\"00000000-1111-2222-3333-444444444444\"}"));
    pages.add(
        Page.of("gone").withStatus(404).with("X-Page", "1").with("Cache-Control", "no-store"));
    pages.add(Page.of("").withStatus(302).with("Location", "/elsewhere"));
    pages.add(Page.of().withStatus(304).with("ETag", "\"1\""));
    return pages;
  }

  @Test
  default void aCleanPageComesThroughByteForByteWithTheSameHead() throws IOException {
    for (Page page : cleanPages()) {
      GuardScene scene = new GuardScene();
      stage().play(page, null);
      RawAnswer plain = stage().get();
      stage().play(page, scene.guard());
      RawAnswer guarded = stage().get();
      assertThat(guarded.isComplete()).isTrue();
      assertThat(guarded.head()).as("%s", plain).isEqualTo(plain.head());
      assertThat(guarded.body()).as("%s", plain).isEqualTo(plain.body());
      if (page.status() != 304) {
        assertThat(guarded.body()).isEqualTo(page.body());
      }
      scene.assertNothingTold();
    }
  }

  @Test
  default void manyAtOnceGetEachTheirOwn() throws Exception {
    GuardScene scene = new GuardScene();
    stage().play(Page.of(joined(text(3000), bytes(KEY))), scene.guard());
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<RawAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(clients.submit(() -> stage().get()));
      }
      for (Future<RawAnswer> answer : answers) {
        scene.assertRefused(answer.get());
      }
    }
  }

  @Test
  default void theServerGoesOnAfterwards() throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of(joined(text(2 * BOUND), bytes(KEY))), scene.guard());
    scene.assertBrokenOff(stage().get());
    stage().play(Page.of("page"), scene.guard());
    assertThat(stage().get().text()).isEqualTo("page");
    assertThat(Optional.of(stage().get().status())).hasValue(200);
  }
}
