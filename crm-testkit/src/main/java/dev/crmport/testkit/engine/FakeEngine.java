package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.KeyRing.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The CRM, without a network: takes requests and answers as the real one was seen to.
 *
 * <p><b>Threads:</b> safe for many; requests are applied one after another. It never waits: an
 * answer that the CRM would delay or never give says so, and whoever asked does the waiting.
 */
public final class FakeEngine {
  private final ReentrantLock lock = new ReentrantLock();
  private final FakeSettings settings;
  // All of these are guarded by the lock.
  private final ReferenceCodes codes;
  private final FrontDoor frontDoor;
  private final KeyRing keyRing;
  private final RateLimit rateLimit;
  private final People people;
  private final PeopleFamily peopleFamily;
  private final Search search;
  private final Echo echo;

  public FakeEngine(FakeSettings settings) {
    this.settings = settings;
    this.codes = new ReferenceCodes(settings.seed);
    this.frontDoor = new FrontDoor(codes);
    this.keyRing = new KeyRing(settings.keys);
    this.rateLimit = new RateLimit(settings.limitPerSecond);
    this.people = new People(settings.clock, settings.firstVanId);
    this.peopleFamily = new PeopleFamily(people, settings, codes);
    this.search = new Search(people, settings);
    this.echo = new Echo(settings.clock, codes);
  }

  /**
   * Applies one request.
   *
   * <p><b>Shape:</b> every request has an answer, also a malformed one. <br>
   * <b>Errors:</b> none are thrown; a refusal is an answer. <br>
   * <b>Order:</b> spelling of the path, route, key, rate limit, verb, permission, then the
   * operation.
   */
  public FakeAnswer answer(FakeRequest request) {
    lock.lock();
    try {
      return decide(request);
    } catch (Refusal refusal) {
      return refusal.answer();
    } finally {
      lock.unlock();
    }
  }

  private FakeAnswer decide(FakeRequest request) {
    Query query = new Query(request.query());
    FakeAnswer early = frontDoor.answer(request.rawPath(), query);
    if (early != null) {
      return early;
    }
    Route route = Route.of(request.rawPath(), request.method());
    if (route == null) {
      return HtmlPages.notFound();
    }
    Caller caller = keyRing.admit(request.credentials());
    rateLimit.count(caller.number(), request.arrivalNanos());
    if (query.anyNameHas("[")) {
      return FrontDoor.bracketInQuery();
    }
    String operation = route.operations().get(request.method());
    if (operation == null) {
      return methodNotAllowed(request.method());
    }
    if (operation.equals("suppressPerson") || settings.refusedActions.contains(operation)) {
      return ApiError.of("FORBIDDEN", "Access to this action is restricted").answer(403);
    }
    int mode = request.credentials().map(PresentedKey::mode).orElse(1);
    return switch (operation) {
      case "createEcho" -> echo.answer(request.body());
      case "getApiKeyProfile" -> KeyProfile.answer(caller);
      case "searchPeople" -> search.answer(query, mode);
      case "createPerson" -> peopleFamily.create(request.body());
      case "findPerson" -> peopleFamily.find(request.body());
      case "findOrCreatePerson" -> peopleFamily.findOrCreate(request.body());
      case "getPerson" -> peopleFamily.get(route.vanId(), query, mode);
      case "updatePerson" -> peopleFamily.update(route.vanId(), request.body());
      default -> throw new IllegalStateException("routed but not served: " + operation);
    };
  }

  /** Chosen: only status and code were seen. */
  private static FakeAnswer methodNotAllowed(String method) {
    return ApiError.of(
            "METHOD_NOT_ALLOWED",
            "The requested resource does not support the method '" + method + "'.")
        .answer(405);
  }

  /** The page for a path outside the base, where the API is not. */
  public static FakeAnswer outsideTheBase(String rawPath) {
    return rawPath.equalsIgnoreCase("/Error.aspx") ? HtmlPages.error() : HtmlPages.notFound();
  }

  /** Stands for the answer to a request that was never applied. */
  public static FakeAnswer nothing() {
    return FakeAnswer.empty(200);
  }

  /** The page for a request that is not read to its end: 400, 411, 413 or 431. */
  public static FakeAnswer refusedUnread(int status) {
    String reason =
        switch (status) {
          case 411 -> "Length Required";
          case 413 -> "Content Too Large";
          case 431 -> "Request Header Fields Too Large";
          default -> "Bad Request";
        };
    return HtmlPages.refused(status, reason);
  }

  /**
   * Stores a person without a request.
   *
   * @return the person's number
   * @throws IllegalArgumentException where a request would be refused
   */
  public int store(RequestBody person) {
    lock.lock();
    try {
      return peopleFamily.store(person);
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(
          "the person was not stored: the CRM would answer "
              + refusal.answer().status()
              + "; mend the members that it refuses",
          refusal);
    } finally {
      lock.unlock();
    }
  }

  /** Every person as it is served with all sections, lowest number first. */
  public List<Map<String, @Nullable Object>> peopleServed() {
    Set<Section> all = EnumSet.allOf(Section.class);
    lock.lock();
    try {
      return people.all().stream().map(person -> PersonView.of(person, all)).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How many people are stored. */
  public int peopleStored() {
    lock.lock();
    try {
      return people.size();
    } finally {
      lock.unlock();
    }
  }
}
