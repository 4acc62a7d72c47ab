package dev.crmport.core.onboarding;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.MalformedKey;
import dev.crmport.core.key.PastedKey;
import dev.crmport.core.redact.Redactor;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a key before it is kept: reads it, asks the CRM whose it is, and compares it with what
 * is stored. What it accepts is then {@linkplain CheckedKey#addTo added} or {@linkplain
 * CheckedKey#replaceIn put in the place} of another one.
 *
 * <p><b>Shape:</b> one request to the CRM where the mode is known, two at most; each in the lane
 * that the key will have. A mode that nobody says is that of the key which the client has now, else
 * the one that the CRM allows.<br>
 * <b>Errors:</b> what is wrong with the key is told as {@link KeyCheck.Refused}; a {@link
 * dev.crmport.core.failure.CrmException} means that the CRM could not be asked, a {@link
 * dev.crmport.core.key.StoreUnusable} that the store could not. Nothing is kept in either case.<br>
 * <b>Threads:</b> safe for many.
 */
public final class KeyOnboarding {
  private final CrmAccess crm;
  private final Redactor redactor;
  private final KeyPurpose purpose;

  private KeyOnboarding(CrmAccess crm, Redactor redactor, KeyPurpose purpose) {
    this.crm = crm;
    this.redactor = redactor;
    this.purpose = purpose;
  }

  /**
   * For keys of any purpose.
   *
   * @param crm where keys are shown
   */
  public static KeyOnboarding with(CrmAccess crm) {
    return new KeyOnboarding(crm, Redactor.shared(), KeyPurpose.ANY);
  }

  /** The same for keys of that purpose. */
  public KeyOnboarding purpose(KeyPurpose asked) {
    return new KeyOnboarding(crm, redactor, asked);
  }

  /** The same with another redactor, which learns every key that is looked at. */
  public KeyOnboarding redactor(Redactor keysOutOfText) {
    return new KeyOnboarding(crm, keysOutOfText, purpose);
  }

  /**
   * Looks at a key as it was pasted.
   *
   * @param pasted the text; it is not kept, and wiping it is the caller's part
   * @param chosen the mode that was chosen apart from the key
   * @param known the keys that are stored; a client's key in it is the one that can be replaced
   */
  public KeyCheck check(
      ClientId client,
      ApplicationName application,
      CharSequence pasted,
      Optional<DatabaseMode> chosen,
      CredentialSource known) {
    try (PastedKey key = PastedKey.read(pasted)) {
      return check(client, application, key, chosen, known);
    } catch (MalformedKey malformed) {
      return KeyCheck.Refused.unasked(KeyProblem.of(malformed.mistake()));
    }
  }

  /**
   * Looks at a key that was read already.
   *
   * @param pasted stays the caller's to close
   * @param chosen the mode that was chosen apart from the key
   * @param known the keys that are stored
   */
  public KeyCheck check(
      ClientId client,
      ApplicationName application,
      PastedKey pasted,
      Optional<DatabaseMode> chosen,
      CredentialSource known) {
    redactor.learn(client, application, pasted.key());
    if (pasted.mode().isPresent() && chosen.isPresent() && !pasted.mode().equals(chosen)) {
      return KeyCheck.Refused.unasked(KeyProblem.TWO_MODES);
    }
    List<CredentialSummary> holders = known.holdersOf(pasted.key());
    for (CredentialSummary holder : holders) {
      if (holder.state() == KeyState.SUSPENDED) {
        return KeyCheck.Refused.suspended(holder.client());
      }
    }
    // One lane from the first question on: what is sent next counts with it, and where the key is
    // in use already, what others send meanwhile.
    Lane lane = holders.stream().findFirst().map(CredentialSummary::lane).orElseGet(Lane::random);
    Question question = new Question(client, application, pasted.key(), lane);
    Optional<DatabaseMode> mode = pasted.mode().or(() -> chosen).or(() -> modeOf(client, known));
    Finding finding = question.ask(mode);
    if (finding.problem().isPresent()) {
      return KeyCheck.Refused.by(finding.problem().get(), finding.profile());
    }
    KeyProfile profile = finding.profile().orElseThrow();
    if (purpose == KeyPurpose.PRODUCTION && SandboxSigns.in(profile)) {
      return KeyCheck.Refused.by(KeyProblem.SANDBOX, finding.profile());
    }
    return new KeyCheck.Accepted(
        new CheckedKey(
            question.credential(finding.mode(), profile),
            profile,
            holders.stream()
                .map(CredentialSummary::client)
                .filter(holder -> !holder.equals(client))
                .findFirst(),
            keyOf(client, known)));
  }

  private static Optional<DatabaseMode> modeOf(ClientId client, CredentialSource known) {
    try (Credential stored = known.find(client).orElse(null)) {
      return Optional.ofNullable(stored).map(Credential::mode);
    }
  }

  private static Optional<ApiKey> keyOf(ClientId client, CredentialSource known) {
    try (Credential stored = known.find(client).orElse(null)) {
      return Optional.ofNullable(stored).map(one -> one.key().copy());
    }
  }

  /**
   * What the CRM said.
   *
   * @param profile where it took the key
   * @param mode in which it did
   * @param problem what is wrong with that
   */
  private record Finding(
      Optional<KeyProfile> profile, DatabaseMode mode, Optional<KeyProblem> problem) {
    static Finding taken(KeyProfile profile, DatabaseMode mode) {
      return new Finding(Optional.of(profile), mode, Optional.empty());
    }

    Finding but(KeyProblem what) {
      return new Finding(profile, mode, Optional.of(what));
    }
  }

  /** One key, and what the CRM is asked about it. */
  private final class Question {
    private final ClientId client;
    private final ApplicationName application;
    private final ApiKey key;
    private final Lane lane;

    Question(ClientId client, ApplicationName application, ApiKey key, Lane lane) {
      this.client = client;
      this.application = application;
      this.key = key;
      this.lane = lane;
    }

    Finding ask(Optional<DatabaseMode> mode) {
      return mode.isPresent() ? inMode(mode.get()) : inEitherMode();
    }

    /** Where it is refused, the other mode tells whether the key is wrong or the mode. */
    private Finding inMode(DatabaseMode mode) {
      Optional<KeyProfile> profile = profile(mode);
      if (profile.isPresent()) {
        return Finding.taken(profile.get(), mode);
      }
      Optional<KeyProfile> other = profile(other(mode));
      return new Finding(
          other, mode, Optional.of(other.isPresent() ? KeyProblem.WRONG_MODE : KeyProblem.REFUSED));
    }

    /** A key that allows one mode only is refused in the other, and its profile says which. */
    private Finding inEitherMode() {
      Optional<KeyProfile> campaign = profile(DatabaseMode.MY_CAMPAIGN);
      if (campaign.isEmpty()) {
        return profile(DatabaseMode.MY_VOTERS)
            .map(voters -> Finding.taken(voters, DatabaseMode.MY_VOTERS))
            .orElseGet(
                () ->
                    new Finding(
                        Optional.empty(),
                        DatabaseMode.MY_CAMPAIGN,
                        Optional.of(KeyProblem.REFUSED)));
      }
      boolean hasCampaign = campaign.get().hasMyCampaign().orElse(false);
      boolean hasVoters = campaign.get().hasMyVoters().orElse(false);
      if (hasVoters && !hasCampaign) {
        return inMode(DatabaseMode.MY_VOTERS);
      }
      Finding taken = Finding.taken(campaign.get(), DatabaseMode.MY_CAMPAIGN);
      return hasCampaign == hasVoters ? taken.but(KeyProblem.MODE_MISSING) : taken;
    }

    /** Nothing where the CRM refuses the key in that mode. */
    private Optional<KeyProfile> profile(DatabaseMode mode) {
      try (Credential credential = inLane(mode)) {
        return Optional.of(crm.with(credential, Question::askProfile));
      } catch (KeyRefused refused) {
        if (refused.reason() == KeyRefused.Reason.REFUSED_BY_CRM) {
          return Optional.empty();
        }
        throw refused;
      }
    }

    private static KeyProfile askProfile(CrmPort crm) {
      return crm.call(Introspection.keyProfile());
    }

    /** What will be stored, with the CRM's own reference of the key where that can be one. */
    Credential credential(DatabaseMode mode, KeyProfile profile) {
      try (Credential plain = inLane(mode)) {
        Optional<String> reference = profile.keyReference().filter(KeyReference::isReference);
        return reference.map(plain::withCrmReference).orElseGet(plain::copy);
      }
    }

    private Credential inLane(DatabaseMode mode) {
      try (Credential elsewhere = Credential.of(client, application, key.copy(), mode)) {
        return elsewhere.withLane(lane);
      }
    }

    private static DatabaseMode other(DatabaseMode mode) {
      return mode == DatabaseMode.MY_VOTERS ? DatabaseMode.MY_CAMPAIGN : DatabaseMode.MY_VOTERS;
    }
  }
}
