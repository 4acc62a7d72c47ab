package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and queries are encoded so that they arrive as they were meant. */
final class AddressTest {
  private static Operation.Builder<Boolean> get(String path) {
    return Operation.<Boolean>builder("any", Method.GET, path).reads(200, answer -> true);
  }

  private static String person(String id) {
    return Address.of(get("/people/{vanId}/notes").argument("vanId", id).build());
  }

  @ParameterizedTest
  @CsvSource({
    "7,/people/7/notes",
    "dwid:12345,/people/dwid:12345/notes",
    "a/b,/people/a%2Fb/notes",
    "a b,/people/a%20b/notes",
    "a+b,/people/a%2Bb/notes",
    "50%,/people/50%25/notes",
    "é,/people/%C3%A9/notes",
    "a?b#c,/people/a%3Fb%23c/notes",
    "{vanId},/people/%7BvanId%7D/notes",
    "@evil.example,/people/%40evil.example/notes",
    "...,/people/.../notes"
  })
  void argumentsAreEncodedAndTheColonStays(String id, String path) {
    assertThat(person(id)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u0000", "\u007f", "a\tb", "\u0085", ".", ".."})
  void whatWouldReachSomethingElseIsRefusedAndNotRepeated(String id) {
    assertThatThrownBy(() -> person(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("any was not sent: ")
        .hasMessageNotContaining(id + "b");
  }

  @Test
  void aTemplateDoesNotClimbOutOfTheBaseEither() {
    assertThatThrownBy(() -> Address.of(get("/../v3/people").build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people?x=1", "/people#x"})
  void aQueryInThePathIsRefused(String path) {
    assertThatThrownBy(() -> Address.of(get(path).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query as parameters");
  }

  @Test
  void queriesKeepTheDollarAndTheOrder() {
    String address =
        Address.of(
            get("/people")
                .query("$top", "1")
                .query("lastName", "O'Hara & Söhne=+")
                .query("$orderby", "Name desc")
                .query("$expand", "emails,phones")
                .query("$skip", "")
                .build());
    assertThat(address)
        .isEqualTo(
            "/people?$top=1&lastName=O%27Hara%20%26%20S%C3%B6hne%3D%2B"
                + "&$orderby=Name%20desc&$expand=emails%2Cphones&$skip=");
    assertThat(URI.create("https://example.org" + address).getQuery()).isNotEmpty();
    assertThat(java.net.URLDecoder.decode(address, StandardCharsets.UTF_8))
        .contains("O'Hara & Söhne=+");
  }

  @Test
  void severalArgumentsFindTheirPlaces() {
    assertThat(
            Address.of(
                get("/codes/{codeId}/x/{other}")
                    .argument("codeId", "{other}")
                    .argument("other", "2")
                    .build()))
        .isEqualTo("/codes/%7Bother%7D/x/2");
  }
}
