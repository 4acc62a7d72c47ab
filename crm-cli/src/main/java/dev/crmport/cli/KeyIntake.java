package dev.crmport.cli;

import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Pacer;
import dev.crmport.http.HttpCrm;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes a key in: asks the CRM whose it is, shows that, and only then keeps it. Where the CRM
 * refuses the key or cannot be asked, nothing is kept.
 *
 * @param screen what is shown
 * @param baseUrl where the CRM is, unless at its usual address
 * @param pacer what paces the questions to the CRM
 * @param lanes finds the lane of a key that some client has already
 * @param application the name that the CRM knows the integration by
 */
record KeyIntake(
    Screen screen,
    Optional<URI> baseUrl,
    Pacer pacer,
    Function<ApiKey, Optional<Lane>> lanes,
    ApplicationName application) {
  /**
   * Takes one key in.
   *
   * @param said the mode, where it was said apart from the key
   * @param store opened, or made, only once the CRM has answered
   */
  CredentialSummary add(
      ClientId client,
      KeyText typed,
      Optional<DatabaseMode> said,
      Supplier<CredentialStore> store) {
    Optional<DatabaseMode> written = DatabaseMode.ofWritten(typed.text());
    if (written.isPresent() && said.isPresent() && !written.equals(said)) {
      throw CommandFailed.usage(
          "nothing was stored: the key ends with one database mode and --mode says the other. Leave"
              + " one of them out.");
    }
    Optional<DatabaseMode> mode = written.or(() -> said);
    try (ApiKey key = ApiKey.of(typed.text())) {
      screen.redactor().learn(client, application, key);
      // One lane from the first question on: what is sent next counts with it, and where the key is
      // in use already, what others send meanwhile.
      Lane lane = lanes.apply(key).orElseGet(Lane::random);
      Introspected known =
          mode.isPresent()
              ? introspect(client, key, mode.get(), lane)
              : introspectInEitherMode(client, key, lane);
      show(client, known);
      return keep(client, key, known, lane, store);
    }
  }

  private CredentialSummary keep(
      ClientId client,
      ApiKey key,
      Introspected known,
      Lane lane,
      Supplier<CredentialStore> opened) {
    CredentialStore store = opened.get();
    try (Credential plain = inLane(client, key, known.mode(), lane);
        Credential credential = referenced(plain, known.profile())) {
      return switch (store.add(credential)) {
        case AddResult.Added added -> {
          added
              .sharesLaneWith()
              .ifPresent(
                  other ->
                      screen.tell(
                          "The same key is stored for client "
                              + other
                              + ": both share one pace, since the CRM counts per key."));
          yield added.stored();
        }
        case AddResult.AlreadyStored stored -> throw alreadyStored(stored.existing());
      };
    } finally {
      Opening.close(store);
    }
  }

  static CommandFailed alreadyStored(CredentialSummary existing) {
    return CommandFailed.failed(
        "nothing was stored: client "
            + existing.client()
            + " has the key "
            + existing.reference()
            + ". Remove it first (crm keys remove "
            + existing.client()
            + "), or choose another client name.");
  }

  private Credential inLane(ClientId client, ApiKey key, DatabaseMode mode, Lane lane) {
    try (Credential elsewhere = Credential.of(client, application, key.copy(), mode)) {
      return elsewhere.withLane(lane);
    }
  }

  private Introspected introspect(ClientId client, ApiKey key, DatabaseMode mode, Lane lane) {
    try (Credential credential = inLane(client, key, mode, lane);
        HttpCrm crm = Opening.crm(baseUrl, new OneCredential(credential), client, pacer, screen)) {
      return new Introspected(crm.call(Introspection.keyProfile()), mode);
    }
  }

  /** A key that allows one mode only is refused in the other, and its profile says which it has. */
  private Introspected introspectInEitherMode(ClientId client, ApiKey key, Lane lane) {
    Introspected known;
    try {
      known = introspect(client, key, DatabaseMode.MY_CAMPAIGN, lane);
    } catch (KeyRefused inThatMode) {
      return introspect(client, key, DatabaseMode.MY_VOTERS, lane);
    }
    boolean campaign = known.profile().hasMyCampaign().orElse(false);
    boolean voters = known.profile().hasMyVoters().orElse(false);
    if (campaign == voters) {
      throw CommandFailed.usage(
          "nothing was stored: the key works in both databases. Say which one to use with --mode 1"
              + " (My Campaign) or --mode 0 (My Voters).");
    }
    return campaign ? known : introspect(client, key, DatabaseMode.MY_VOTERS, lane);
  }

  private static Credential referenced(Credential credential, KeyProfile profile) {
    return profile
        .keyReference()
        .filter(reference -> !reference.isBlank())
        .map(reference -> CommonOptions.checked(() -> credential.withCrmReference(reference)))
        .orElseGet(credential::copy);
  }

  private void show(ClientId client, Introspected known) {
    ProfileLines.of(client, known.profile(), known.mode()).forEach(screen::say);
  }

  /** What the CRM said of a key, and in which mode. */
  private record Introspected(KeyProfile profile, DatabaseMode mode) {}
}
