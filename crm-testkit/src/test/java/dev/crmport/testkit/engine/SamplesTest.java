package dev.crmport.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.Samples;
import dev.crmport.testkit.wire.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fake's answers beside the samples of the real one: the same members in the same order. */
class SamplesTest {
  private final Desk desk = new Desk();

  @Test
  void introspectionHasTheMembersOfTheSampleAndThenMore() {
    Map<?, ?> sample = sample("getApiKeyProfile.response");
    Map<?, ?> answer = Desk.members(desk.get("/apiKeyProfiles"));

    assertThat(names(answer)).isEqualTo(names(sample));
    List<Object> expected = names(Desk.list(sample, "items").getFirst());
    assertThat(names(Desk.list(answer, "items").getFirst()).subList(0, expected.size()))
        .isEqualTo(expected);
  }

  @Test
  void stubsAreTheSamples() {
    String person = text("findOrCreatePerson.request");
    FakeAnswer created = desk.post("/people/findOrCreate", person);
    FakeAnswer found = desk.post("/people/find", text("findPerson.request"));

    assertThat(created.status()).isEqualTo(201);
    assertSameShape(created, "findOrCreatePerson.response");
    assertThat(found.status()).isEqualTo(302);
    assertSameShape(found, "findPerson.response");
    assertThat(Desk.tree(new Desk().post("/people/find", text("findPerson.request"))))
        .isEqualTo(sample("findPerson.error404.response"));
  }

  @Test
  void anUpdateIsTheSampleWhereTheCustomFieldExists() {
    Desk withField = new Desk(FakeSettings.builder().customFields(Set.of(157)));
    long vanId = withField.create("{}");

    assertSameShape(
        withField.post("/people/" + vanId, text("updatePerson.request")), "updatePerson.response");
  }

  /** The sample is cut, and writes two members in another order than was observed. */
  @Test
  void aPersonHasEveryMemberOfTheSample() {
    Map<?, ?> sample = sample("getPerson.response");
    long vanId = desk.create(text("findOrCreatePerson.request"));
    Map<?, ?> person = desk.person(vanId, "emails,phones");

    assertThat(names(person)).containsAll(names(sample));
    assertThat(names(Desk.list(person, "emails").getFirst()))
        .containsExactlyInAnyOrderElementsOf(names(Desk.list(sample, "emails").getFirst()));
    assertThat(names(Desk.list(person, "phones").getFirst()))
        .isEqualTo(names(Desk.list(sample, "phones").getFirst()));
    assertThat(person.get("partialDateOfBirth")).isEqualTo(sample.get("partialDateOfBirth"));
  }

  @Test
  void aSearchHasTheEnvelopeOfTheSample() {
    desk.create("{\"lastName\":\"Quill\"}");
    desk.create("{\"lastName\":\"Quillfeather\"}");
    Map<?, ?> sample = sample("searchPeople.response");
    Map<?, ?> page = Desk.members(desk.get("/people?lastName=Quill&$top=1"));

    assertThat(names(page)).isEqualTo(names(sample));
    assertThat(page.get("nextPageLink")).isEqualTo(sample.get("nextPageLink"));
    assertThat(names(Desk.list(page, "items").getFirst()))
        .containsAll(names(Desk.list(sample, "items").getFirst()));
  }

  @Test
  void errorsAreTheSamples() {
    Desk mode1 = new Desk(FakeSettings.builder().acceptKey(Desk.GUID, Set.of(1), Map.of()));

    assertSame(mode1.inMode(0).post("/echoes", "{}"), "createEcho.error401.response");
    assertSame(
        desk.post(
            "/people/findOrCreate", "{\"firstName\":\"<b>\",\"emails\":[{\"email\":\"nobody\"}]}"),
        "findOrCreatePerson.error400.response");
    assertSame(desk.get("/people/1?$expand=scores"), "getPerson.error403.response");
    assertSame(desk.get("/people/1"), "getPerson.error404.response");
    assertSame(desk.get("/people"), "searchPeople.error400.response");
    assertThat(names(Desk.firstError(desk.post("/people/find", "{\"vanId\":0}"))))
        .isEqualTo(names(Desk.list(sample("searchPeople.error500.response"), "errors").getFirst()));
  }

  @Test
  void anEchoIsTheSample() {
    assertSameShape(desk.post("/echoes", text("createEcho.request")), "createEcho.response");
  }

  private static void assertSame(FakeAnswer answer, String sample) {
    assertThat(Desk.json(answer)).isEqualTo(JsonText.text(sample(sample)));
  }

  private static void assertSameShape(FakeAnswer answer, String sample) {
    assertThat(names(Desk.tree(answer))).isEqualTo(names(sample(sample)));
  }

  private static List<Object> names(@Nullable Object tree) {
    return new ArrayList<>(((Map<?, ?>) Objects.requireNonNull(tree)).keySet());
  }

  private static Map<?, ?> sample(String name) {
    return (Map<?, ?>) Objects.requireNonNull(Samples.json(name));
  }

  private static String text(String name) {
    return new String(Samples.bytes(name), UTF_8);
  }
}
