package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.DatabaseMode;
import org.junit.jupiter.api.Test;

/** What was posted is read once, and wiped. */
final class FormBodyTest {
  private static FormBody read(String body) {
    return FormBody.of(body.getBytes(UTF_8));
  }

  @Test
  void fieldsAreDecodedAndOfTwoTheFirstCounts() {
    FormBody form = read("monkey=x&key=a%7C1+%E2%82%AC%0a%zz&token=t&mode=0&key=second&token=u");

    assertThat(form.key().toString()).isEqualTo("a|1 €\n%zz");
    assertThat(form.token()).isEqualTo("t");
    assertThat(form.mode()).contains(DatabaseMode.MY_VOTERS);
  }

  @Test
  void whatIsMissingIsEmpty() {
    FormBody form = read("");
    assertThat(form.key().length()).isZero();
    assertThat(form.token()).isEmpty();
    assertThat(form.mode()).isEmpty();
    assertThat(read("mode=2").mode()).isEmpty();
  }

  @Test
  void closingWipesWhatWasPostedAndTheKey() {
    byte[] posted = "token=t&key=secret".getBytes(UTF_8);
    FormBody form = FormBody.of(posted);
    CharSequence key = form.key();

    form.close();

    assertThat(posted).containsOnly(0);
    assertThat(key.toString()).isEqualTo("\0".repeat(6));
    assertThat(form).hasToString("FormBody");
  }
}
