package dev.crmport.web.entry;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.KeyCheck;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.KeyProblem;
import dev.crmport.core.onboarding.ReplaceResult;
import dev.crmport.core.redact.Redactor;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Takes an entered key in: has it checked, uses the link, keeps the key, and says what came of it.
 * Safe for many threads.
 *
 * @param known the keys that it is compared with
 * @param redactor the last net for what the CRM says of a key
 */
record Intake(
    KeyOnboarding onboarding,
    ApplicationName application,
    CredentialStore store,
    CredentialSource known,
    UsedLinks used,
    Redactor redactor,
    KeyPage.Listener listener) {
  /** Names of committees are short; a cookie has 4 KiB in all. */
  private static final int LONGEST_NAME = 120;

  private static final System.Logger LOGGER = System.getLogger(KeyPage.class.getName());

  /** Nothing where the link was used meanwhile. */
  Optional<News> take(KeyLink link, FormBody form) {
    try (KeyCheck check =
        onboarding.check(link.client(), application, form.key(), form.mode(), known)) {
      return switch (check) {
        case KeyCheck.Refused refused -> Optional.of(new News.Problem(refused.problem()));
        case KeyCheck.Accepted accepted -> keepOnce(link, accepted.key());
      };
    } catch (CrmException unanswered) {
      return Optional.of(failure(Trouble.of(unanswered), String.valueOf(unanswered.getMessage())));
    } catch (StoreUnusable unusable) {
      return Optional.of(failure(Trouble.STORE, String.valueOf(unusable.getMessage())));
    } catch (RuntimeException ours) {
      // By its type alone: its message may hold anything.
      return Optional.of(failure(Trouble.FAULT, "a fault: " + ours.getClass().getName()));
    }
  }

  private News failure(Trouble what, String why) {
    LOGGER.log(Level.WARNING, "an entered key was not stored: {0}", redactor.redact(why));
    return new News.Failure(what);
  }

  /** The link is used first: of two who enter a key at once, only one gets here. */
  private Optional<News> keepOnce(KeyLink link, CheckedKey key) {
    if (key.isStoredAlready()) {
      return Optional.of(new News.Problem(KeyProblem.STORED_ALREADY));
    }
    if (!used.use(link.id(), link.until())) {
      return Optional.empty();
    }
    boolean kept = false;
    try {
      News news = link.mayReplace() ? replace(key) : add(key);
      kept = news instanceof News.Stored;
      return Optional.of(news);
    } finally {
      if (!kept) {
        used.giveBack(link.id());
      }
    }
  }

  private News add(CheckedKey key) {
    return switch (key.addTo(store)) {
      case AddResult.AlreadyStored other -> new News.Problem(KeyProblem.OTHER_STORED);
      case AddResult.Added added -> stored(key, added.stored(), Optional.empty());
    };
  }

  private News replace(CheckedKey key) {
    return switch (key.replaceIn(store)) {
      case ReplaceResult.Replaced replaced ->
          stored(key, replaced.stored(), Optional.of(replaced.before()));
      case ReplaceResult.NothingStored none -> add(key);
      case ReplaceResult.Overtaken other -> new News.Failure(Trouble.OVERTAKEN);
    };
  }

  private News.Stored stored(
      CheckedKey key, CredentialSummary stored, Optional<CredentialSummary> replaced) {
    tell(new KeyEntered(stored, key.profile(), replaced, key.sameKeyAs()));
    KeyProfile profile = key.profile();
    return new News.Stored(
        stored.reference().lastFour(),
        stored.reference().crmReference().map(this::shown),
        stored.mode(),
        profile.committeeName().map(this::shown),
        profile.databaseName().map(this::shown),
        profile.apiKeyTypeName().map(this::shown),
        key.sameKeyAs().map(client -> client.value()),
        stored.state() != KeyState.ACTIVE);
  }

  /** What the CRM says, short, and without a key that it might repeat. */
  private String shown(String said) {
    String clean = redactor.redact(said);
    return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME - 1) + "…";
  }

  private void tell(KeyEntered what) {
    try {
      listener.entered(what);
    } catch (RuntimeException itsOwn) {
      // By its type alone: its message may hold anything.
      LOGGER.log(
          Level.WARNING,
          "the listener was not told of a stored key: it failed with {0}; mend it",
          itsOwn.getClass().getName());
    }
  }
}
