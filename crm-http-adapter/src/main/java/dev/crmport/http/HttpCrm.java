package dev.crmport.http;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.redact.Redactor;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The CRM over HTTP, as one client's key sees it.
 *
 * <p><b>Shape:</b> make one for each client and keep it; every call waits for its turns and blocks
 * until its answer is in. What failed and may be repeated is repeated, each attempt with a turn of
 * its own; nothing is transmitted twice in one turn.<br>
 * <b>Units:</b> the limits of the builder; the pace is the pacer's, shared by default with
 * everything in this JVM.<br>
 * <b>Errors:</b> {@link dev.crmport.core.failure.CrmException}, whose type says what to do; {@link
 * IllegalArgumentException} for an operation that cannot be sent, {@link IllegalStateException}
 * after {@link #close}.<br>
 * <b>Threads:</b> safe for many, virtual ones included.<br>
 * <b>Keys:</b> read from the source, at most every two seconds and after a 401; no request leaves
 * with a key that was suspended, or replaced, more than four seconds before. No message, log or
 * printed object of this adapter shows more than the last four characters.<br>
 * <b>Memory:</b> the key is kept outside the heap. The header is on it while a request is under
 * way, and the JDK's client keeps that of the request which opened a connection for as long as the
 * connection lives, some 30 idle seconds. After {@link #close} no copy is reachable, also where
 * this object is; the second collection after that has taken the last ones away.
 */
public final class HttpCrm implements CrmPort, AutoCloseable {
  static final String DEFAULT_BASE_URL = "https://api.securevan.com/v4";

  private final Transport transport;
  private final KeyInUse keys;
  private final CrmPort calls;

  private HttpCrm(Builder from) {
    HeaderLogGuard.putUp();
    Backoff backoff = new Backoff(from.firstBackoff, from.mostBackoff);
    keys = new KeyInUse(from.source, from.clientId, from.redactor, from.time);

    // What happens to a call, from the wire outwards; the order is the design.
    // Innermost, one transmission within one turn: whatever sends again takes a turn again.
    transport = new Transport(from.client(), from.exchangeLimit, from.mostBodyBytes, from.redactor);
    Layer inTurn = new InTurn(from.pacer, keys, transport, backoff, from.exchangeLimit, from.time);
    // Before the turn, so that what may not be sent does not make others wait.
    Layer oneOrigin = new OneOrigin(from.baseUrl, inTurn);
    // Around both: each repeat is checked and paced like a first attempt.
    Layer retrying = new Retrying(oneOrigin, from.attempts, backoff, from.time);
    // Outermost: only what is left after the repeats becomes a value or a failure.
    Reader reader = new Reader(retrying, new ErrorBody(from.redactor), from.mostBodyBytes);

    calls = new Calls(from.baseUrl, reader, from.time, CallOptions.defaults());
  }

  /** The CRM at its usual address with all defaults. */
  public static HttpCrm of(CredentialSource source, ClientId client) {
    return builder(source, client).build();
  }

  /**
   * A CRM with options.
   *
   * @param source where the key is read from, now and again
   * @param client whose key
   */
  public static Builder builder(CredentialSource source, ClientId client) {
    return new Builder(source, client);
  }

  /**
   * The CRM for credentials that are not stored: each use has a client of its own, which is closed
   * with it.
   *
   * @param options sets what differs from the defaults, such as the pacer; called for each use
   */
  public static CrmAccess access(Consumer<Builder> options) {
    return new HttpAccess(options);
  }

  @Override
  public <R> R call(Operation<R> operation) {
    return calls.call(operation);
  }

  @Override
  public CrmPort with(CallOptions options) {
    return calls.with(options);
  }

  /**
   * Ends all connections and wipes the key; waits a moment for the connections' end. A call in
   * flight ends as one whose answer was lost; a later one is an {@link IllegalStateException}.
   * Neither source nor pacer is closed.
   */
  @Override
  public void close() {
    keys.close();
    transport.close();
  }

  @Override
  public String toString() {
    return "HttpCrm[" + keys + "]";
  }

  /** Options; each has a default. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    private final CredentialSource source;
    private final ClientId clientId;
    private BaseUrl baseUrl = BaseUrl.of(URI.create(DEFAULT_BASE_URL));
    private Pacer pacer = JvmPacer.shared();
    private Time time = Time.system();
    private Redactor redactor = Redactor.shared();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration exchangeLimit = Duration.ofSeconds(30);
    private int mostBodyBytes = 32 * 1024 * 1024;
    private int attempts = 3;
    private Duration firstBackoff = Duration.ofMillis(350);
    private Duration mostBackoff = Duration.ofSeconds(10);

    private Builder(CredentialSource source, ClientId clientId) {
      this.source = source;
      this.clientId = clientId;
    }

    /**
     * Where the CRM is; {@value HttpCrm#DEFAULT_BASE_URL} by default.
     *
     * @throws dev.crmport.core.failure.UnsafeTransport where it is neither https nor http to a
     *     loopback address
     * @throws IllegalArgumentException where it has no host, or has a user, a query or a fragment;
     *     the message does not repeat it
     */
    public Builder baseUrl(URI address) {
      baseUrl = BaseUrl.of(address);
      return this;
    }

    /** What paces the requests; shared by the whole JVM by default. It is not closed from here. */
    public Builder pacer(Pacer turns) {
      pacer = turns;
      return this;
    }

    /**
     * The clock for waits, deadlines and the age of keys; the machine's by default. The pacer must
     * go by the same one. The limits on connections and exchanges are always the machine's time.
     */
    public Builder time(Time clock) {
      time = clock;
      return this;
    }

    /** What takes keys out of text; learns every key that is used. The JVM's own by default. */
    public Builder redactor(Redactor keysOutOfText) {
      redactor = keysOutOfText;
      return this;
    }

    /**
     * How long a connection may take to come about; 5 s by default. One that came about later than
     * 4 s after the source was asked for the key is not used, since the key may be suspended by
     * then; the next attempt asks again.
     */
    public Builder connectTimeout(Duration limit) {
      connectTimeout = positive("connect timeout", limit);
      return this;
    }

    /** How long one exchange may take, the answer's body included; 30 s by default. */
    public Builder exchangeLimit(Duration limit) {
      exchangeLimit = positive("exchange limit", limit);
      return this;
    }

    /** How long an answer's body may be, also after decompression; 32 MiB by default. */
    public Builder mostBodyBytes(int bytes) {
      if (bytes < 1) {
        throw refused("bound on bodies", "is less than 1 byte");
      }
      mostBodyBytes = bytes;
      return this;
    }

    /** How often a call is tried in all; 3 by default. */
    public Builder attempts(int inAll) {
      if (inAll < 1) {
        throw refused("number of attempts", "is less than 1");
      }
      attempts = inAll;
      return this;
    }

    /**
     * The wait before a repeat, which doubles each time; 350 ms, at most 10 s, by default.
     *
     * @param first before the second attempt
     * @param most never more than this
     */
    public Builder backoff(Duration first, Duration most) {
      firstBackoff = positive("backoff", first);
      mostBackoff = positive("backoff", most);
      return this;
    }

    private static Duration positive(String option, Duration value) {
      if (!value.isPositive()) {
        throw refused(option, "is not more than zero");
      }
      return value;
    }

    private static IllegalArgumentException refused(String option, String why) {
      return new IllegalArgumentException("the " + option + " was not set: it " + why);
    }

    private HttpClient client() {
      HttpClient.Builder http =
          HttpClient.newBuilder()
              // HTTP/2 keeps headers in its compression table; a redirect would carry the key away.
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout);
      if (baseUrl.isPlain()) {
        // A proxy would see the key: plain http is for this machine itself.
        http.proxy(HttpClient.Builder.NO_PROXY);
      }
      return http.build();
    }

    /**
     * The CRM. Nothing is sent and no key is read before the first call.
     *
     * @throws IllegalStateException where the JDK's own log would print the key; says which
     *     property to drop
     */
    public HttpCrm build() {
      return new HttpCrm(this);
    }
  }
}
