package dev.crmport.web.entry;

import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.KeyPurpose;
import dev.crmport.core.pace.Time;
import dev.crmport.core.redact.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page on which the owner of a key adds it: opened through a link from {@link KeyLinks}, it
 * asks for the key, has the CRM say whose it is, keeps it, and shows what the CRM said, with the
 * key's last four characters.
 *
 * <p><b>Shape:</b> mount it with {@link KeyPageServlet} or {@link KeyPageHandler} at the address
 * that the links have; nothing else is to answer there. A link may be opened often and stores one
 * key; after that it shows what was stored to the browser that did it, for a quarter of an hour,
 * and to others that it was used.<br>
 * <b>The key</b> is posted in the body of a request, and is in no URL, no answer, no cookie and no
 * log. Its bytes are wiped here once it is looked at; what cannot be wiped are the buffers of the
 * server and its TLS, which overwrite them with the next requests. Filters before the page that
 * read parameters of requests make texts of it, and a server may log what it receives where its own
 * log is at its finest: keep both away.<br>
 * <b>The browser</b> gets a page without any script, which loads nothing, must not be framed or
 * stored, and tells nobody where it comes from. It needs cookies, which are sent to this host
 * alone.<br>
 * <b>Transport:</b> the page answers over https only, or on loopback where its address is such a
 * one. Behind a proxy that ends TLS, say so with {@link Builder#behindProxy}.<br>
 * <b>Languages:</b> English and German, as the browser asks; {@link Builder#texts} changes that.
 * <br>
 * <b>Errors:</b> the page says them; what the operator is to know is logged at level {@code
 * WARNING} of this class, without a key.<br>
 * <b>Threads:</b> safe for many. A request with a key takes as long as the CRM and the pacer do.
 */
public final class KeyPage {
  private final Reception reception;

  private KeyPage(Reception reception) {
    this.reception = reception;
  }

  /** Is told of each key that was stored. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A key was stored. Called on the thread of the request before it is answered; what it throws
     * is logged and goes no further.
     */
    void entered(KeyEntered what);
  }

  /** A page with all defaults. */
  public static KeyPage of(KeyOnboarding onboarding, CredentialStore store, KeyLinks links) {
    return builder(onboarding, store, links).build();
  }

  /**
   * A page with options.
   *
   * @param onboarding looks at keys; its purpose and redactor are those of this builder
   * @param store where keys are kept; stays the caller's to close
   * @param links what opens the page
   */
  public static Builder builder(KeyOnboarding onboarding, CredentialStore store, KeyLinks links) {
    return new Builder(onboarding, store, links);
  }

  Answered answer(Asked asked) throws IOException {
    return reception.answer(asked);
  }

  /** Options; each has a default. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    private final KeyOnboarding onboarding;
    private final CredentialStore store;
    private final KeyLinks links;
    private CredentialSource known;
    private KeyPurpose purpose = KeyPurpose.PRODUCTION;
    private Redactor redactor = Redactor.shared();
    private Time time = Time.system();
    private Optional<UsedLinks> used = Optional.empty();
    private List<PageTexts> texts = List.of(PageTexts.english(), PageTexts.german());
    private boolean behindProxy;
    private int triesOfLink = 10;
    private int triesOfVisitor = 30;
    private Duration triesWithin = Duration.ofMinutes(10);
    private Listener listener = what -> {};

    private Builder(KeyOnboarding onboarding, CredentialStore store, KeyLinks links) {
      this.onboarding = onboarding;
      this.store = store;
      this.links = links;
      known = store;
    }

    /** What keys are asked for; {@link KeyPurpose#PRODUCTION} by default. */
    public Builder purpose(KeyPurpose asked) {
      purpose = asked;
      return this;
    }

    /**
     * The keys that an entered one is compared with, where these are more than those of the store,
     * or have their suspensions elsewhere; by default those of the store.
     */
    public Builder known(CredentialSource keys) {
      known = keys;
      return this;
    }

    /** What learns the entered keys; the JVM's own by default. */
    public Builder redactor(Redactor keysOutOfText) {
      redactor = keysOutOfText;
      return this;
    }

    /** The clock of expiry and tries; give it to the {@link KeyLinks} as well. */
    public Builder time(Time clock) {
      time = clock;
      return this;
    }

    /** What remembers used links; {@link UsedLinks#inMemory} by default, for one process. */
    public Builder usedLinks(UsedLinks remembered) {
      used = Optional.of(remembered);
      return this;
    }

    /**
     * The languages of the page, the first of which counts where the browser asks for none of them.
     * One alone is the page's, whatever the browser asks for.
     */
    public Builder texts(PageTexts first, PageTexts... others) {
      texts = Stream.concat(Stream.of(first), Stream.of(others)).toList();
      return this;
    }

    /**
     * Believes what a proxy says of a request in {@code X-Forwarded-Proto} and the last address in
     * {@code X-Forwarded-For}. Only where every request comes through a proxy of yours that sets
     * both: anybody else can write them. Off by default.
     */
    public Builder behindProxy() {
      behindProxy = true;
      return this;
    }

    /**
     * How often a key may be entered, counted in memory.
     *
     * @param ofLink through one link; 10 by default
     * @param ofVisitor from one address; 30 by default
     * @param within the time that they are counted in; 10 minutes by default
     */
    public Builder tries(int ofLink, int ofVisitor, Duration within) {
      if (ofLink < 1 || ofVisitor < 1 || within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException(
            "the page was not made: tries are one or more, within more than no time; raise them");
      }
      triesOfLink = ofLink;
      triesOfVisitor = ofVisitor;
      triesWithin = within;
      return this;
    }

    /** Who is told of stored keys; nobody by default. */
    public Builder listener(Listener told) {
      listener = told;
      return this;
    }

    /** The page. */
    public KeyPage build() {
      UsedLinks remembered = used.orElseGet(() -> UsedLinks.inMemory(time));
      Intake intake =
          new Intake(
              onboarding.purpose(purpose).redactor(redactor),
              links.application(),
              store,
              known,
              remembered,
              redactor,
              listener);
      return new KeyPage(
          new Reception(
              links,
              new Entrance(links.page(), behindProxy),
              remembered,
              new Tries(triesOfLink, triesWithin, time),
              new Tries(triesOfVisitor, triesWithin, time),
              intake,
              new Languages(texts)));
    }
  }
}
