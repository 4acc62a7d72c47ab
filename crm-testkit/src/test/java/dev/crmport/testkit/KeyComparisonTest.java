package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.comparison.Access;
import dev.crmport.core.comparison.ComparedRow;
import dev.crmport.core.comparison.Examination;
import dev.crmport.core.comparison.KeyComparison;
import dev.crmport.core.comparison.KeyExaminer;
import dev.crmport.core.comparison.ReadProbes;
import dev.crmport.core.comparison.Verdict;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.payload.Members;
import dev.crmport.core.use.UseRecord;
import dev.crmport.core.use.UsedOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two keys side by side: nothing that may be less is called the same. */
final class KeyComparisonTest {

  private static Examination.Taken taken(String client, Map<String, ?> profile) {
    return taken(client, profile, Map.of());
  }

  private static Examination.Taken taken(
      String client, Map<String, ?> profile, Map<String, Access> access) {
    try (Credential credential = Fixtures.aCredentialOf(client)) {
      return new Examination.Taken(
          credential.summary(), new KeyProfile(Members.of(profile)), access);
    }
  }

  private static KeyComparison compared(Map<String, ?> first, Map<String, ?> second) {
    return KeyComparison.of(taken("sandbox", first), taken("acme", second), UseRecord.empty());
  }

  private static ComparedRow row(KeyComparison comparison, String subject) {
    return comparison.rows().stream()
        .filter(row -> row.subject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + subject));
  }

  static List<Arguments> members() {
    return List.of(
        Arguments.of("hasMyVoters", true, true, Verdict.SAME),
        Arguments.of("hasMyVoters", true, false, Verdict.LESS),
        Arguments.of("hasMyVoters", false, true, Verdict.MORE),
        Arguments.of("apiKeyTypeName", "Custom Integration", "Custom Integration", Verdict.SAME),
        Arguments.of("apiKeyTypeName", "Custom Integration", "Other", Verdict.UNKNOWN),
        Arguments.of("quotaPerMonth", 30L, 30L, Verdict.SAME),
        Arguments.of("quotaPerMonth", 30L, 29L, Verdict.LESS),
        Arguments.of("quotaPerMonth", 30L, 31L, Verdict.MORE),
        Arguments.of("committeeId", 30L, 31L, Verdict.UNKNOWN),
        Arguments.of("sections", List.of("a", "b"), List.of("b", "a"), Verdict.SAME),
        Arguments.of("sections", List.of("a", "b"), List.of("b"), Verdict.LESS),
        Arguments.of("sections", List.of("a"), List.of("b", "a"), Verdict.MORE),
        Arguments.of("sections", List.of("a"), List.of("b"), Verdict.UNKNOWN),
        Arguments.of("quotaPerMonth", 30L, "30", Verdict.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("members")
  void eachMemberIsJudgedByWhatItIs(String name, Object first, Object second, Verdict verdict) {
    KeyComparison comparison = compared(Map.of(name, first), Map.of(name, second));
    assertThat(row(comparison, name).verdict()).isEqualTo(verdict);
    assertThat(comparison.verdict()).isEqualTo(verdict);
  }

  @Test
  void aMemberThatOneOfThemHasNotIsUnknown() {
    assertThat(row(compared(Map.of("new", true), Map.of()), "new").verdict())
        .isEqualTo(Verdict.UNKNOWN);
    ComparedRow added = row(compared(Map.of(), Map.of("new", true)), "new");
    assertThat(added).isEqualTo(new ComparedRow("new", "(not told)", "yes", Verdict.UNKNOWN));
  }

  @Test
  void whatIsNestedIsComparedMemberByMember() {
    KeyComparison comparison =
        compared(
            Map.of("limits", Map.of("high", 200L, "name", "A")),
            Map.of("limits", Map.of("high", 15L, "name", "A")));
    assertThat(row(comparison, "limits.high").verdict()).isEqualTo(Verdict.LESS);
    assertThat(row(comparison, "limits.name").verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void whoTheUserIsBearsOnNothing() {
    KeyComparison comparison =
        compared(Map.of("username", "a", "userId", 1L), Map.of("username", "b", "userId", 2L));
    assertThat(comparison.rows()).extracting(ComparedRow::subject).containsExactly("mode");
  }

  @Test
  void whatTheFirstMayReadAndTheSecondMayNotIsLess() {
    KeyComparison comparison =
        KeyComparison.of(
            taken("sandbox", Map.of(), Map.of("people", Access.PERMITTED, "x", Access.REFUSED)),
            taken("acme", Map.of(), Map.of("people", Access.REFUSED, "y", Access.PERMITTED)),
            UseRecord.empty());
    assertThat(row(comparison, "read people").verdict()).isEqualTo(Verdict.LESS);
    assertThat(row(comparison, "read x").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(comparison.verdict()).isEqualTo(Verdict.LESS);
  }

  @Test
  void thatAFamilyMayBeReadDoesNotProveThatItMayBeWritten() {
    UseRecord used =
        UseRecord.of(
            Map.of(
                new UsedOperation("findOrCreatePerson", Method.POST, "/people/findOrCreate"), 1L,
                new UsedOperation("searchPeople", Method.GET, "/people"), 2L));
    Map<String, Access> people = Map.of("people", Access.PERMITTED);
    KeyComparison permitted =
        KeyComparison.of(taken("sandbox", Map.of(), people), taken("acme", Map.of(), people), used);
    assertThat(row(permitted, "POST /people/findOrCreate").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(row(permitted, "GET /people").verdict()).isEqualTo(Verdict.SAME);

    KeyComparison refused =
        KeyComparison.of(
            taken("sandbox", Map.of(), people),
            taken("acme", Map.of(), Map.of("people", Access.REFUSED)),
            used);
    assertThat(row(refused, "POST /people/findOrCreate").verdict()).isEqualTo(Verdict.LESS);
  }

  @Test
  void aProbeTellsWhatTheCrmRefuses() {
    FakeCrm crm = FakeCrm.builder().refuseActions(Set.of("searchPeople")).build();
    try (Credential credential = Fixtures.aCredentialOf("acme")) {
      Examination examined =
          KeyExaminer.with(crm.access())
              .examine(credential, ReadProbes.of(Set.of("people", "events", "nothing")));
      assertThat(examined)
          .isInstanceOfSatisfying(
              Examination.Taken.class,
              taken ->
                  assertThat(taken.access())
                      .containsOnly(
                          Map.entry("people", Access.REFUSED),
                          Map.entry("events", Access.UNKNOWN)));
    }
  }

  @Test
  void probesOnlyRead() {
    FakeCrm crm = FakeCrm.create();
    try (Credential credential = Fixtures.aCredentialOf("acme")) {
      KeyExaminer.with(crm.access()).examine(credential, ReadProbes.of(ReadProbes.families()));
    }
    assertThat(crm.traffic().requests())
        .hasSize(1 + ReadProbes.families().size())
        .allMatch(request -> request.method().equals("GET"));
  }

  @Test
  void aProbeThatHasNoTurnEndsTheExamination() {
    FakeCrm crm = FakeCrm.create();
    crm.fails(
        "probe.people",
        call -> new TurnRefused(call, TurnRefused.Reason.INTERRUPTED, new InterruptedException()));
    try (Credential credential = Fixtures.aCredentialOf("acme")) {
      assertThatThrownBy(
              () ->
                  KeyExaminer.with(crm.access())
                      .examine(credential, ReadProbes.of(Set.of("people"))))
          .isInstanceOf(TurnRefused.class);
    }
  }

  @Test
  void aKeyThatIsRefusedIsToldApartFromAModeThatIs() {
    FakeCrm crm = FakeCrm.builder().acceptKey(TestKeys.numbered(7), Set.of(1)).build();
    KeyExaminer examiner = KeyExaminer.with(crm.access());
    try (Credential right = Fixtures.aCredentialOf("acme", 7);
        Credential otherMode = right.withMode(DatabaseMode.MY_VOTERS);
        Credential wrong = Fixtures.aCredentialOf("acme", 8)) {
      assertThat(examiner.examine(right, List.of())).isInstanceOf(Examination.Taken.class);
      assertThat(examiner.examine(otherMode, List.of()))
          .isEqualTo(new Examination.WrongMode(otherMode.summary(), DatabaseMode.MY_CAMPAIGN));
      assertThat(examiner.examine(wrong, List.of()))
          .isEqualTo(new Examination.WrongKey(wrong.summary()));
    }
  }
}
