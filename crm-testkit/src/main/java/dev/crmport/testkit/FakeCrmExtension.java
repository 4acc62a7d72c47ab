package dev.crmport.testkit;

import dev.crmport.core.call.CrmPort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives JUnit tests a CRM of their own: parameters of type {@link FakeCrm}, {@link CrmPort} (the
 * same one) and {@link FakeCrmServer}, fresh for each test, the server closed after it.
 *
 * <p>Use it through {@link WithFakeCrm}, or with {@code @ExtendWith} where manners do not matter.
 */
public final class FakeCrmExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(FakeCrmExtension.class);
  private static final int PERMITS = 5;

  /** For JUnit. */
  public FakeCrmExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    // A constructor's or a @BeforeAll's fake would be shared by tests, or miss their end.
    return test.getTestMethod().isPresent()
        && (type == FakeCrm.class || type == CrmPort.class || type == FakeCrmServer.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    ExtensionContext.Store store = test.getStore(NAMESPACE);
    return parameter.getParameter().getType() == FakeCrmServer.class
        ? store.getOrComputeIfAbsent(
            FakeCrmServer.class, type -> FakeCrmServer.start(), FakeCrmServer.class)
        : store.getOrComputeIfAbsent(FakeCrm.class, type -> FakeCrm.create(), FakeCrm.class);
  }

  /** Looks at the manners, where that is asked for, and closes the server. */
  @Override
  public void afterEach(ExtensionContext test) {
    // Not left to the store, which closes for extensions only from JUnit 5.13 on.
    try (FakeCrmServer server =
        test.getStore(NAMESPACE).get(FakeCrmServer.class, FakeCrmServer.class)) {
      if (server != null && asksForManners(test)) {
        server.traffic().byKey().forEach(FakeCrmExtension::requireManners);
      }
    }
  }

  private static void requireManners(String key, TrafficRecord traffic) {
    int inOneSecond = traffic.mostArrivalsInAnyRollingSecond();
    int inFlight = traffic.mostInFlight();
    if (inOneSecond > PERMITS || inFlight > 1) {
      throw new AssertionError(
          "the CRM's limits were not kept with key ..."
              + key
              + ": the server saw "
              + inOneSecond
              + " requests in one second (at most "
              + PERMITS
              + ") and "
              + inFlight
              + " at once (at most 1); let everything that uses this key share one pacer");
    }
  }

  private static boolean asksForManners(ExtensionContext test) {
    return annotation(test).map(WithFakeCrm::manners).orElse(false);
  }

  /** The nearest one: on the method, its class, or a class around it. */
  private static Optional<WithFakeCrm> annotation(ExtensionContext test) {
    for (@Nullable ExtensionContext at = test; at != null; at = at.getParent().orElse(null)) {
      Optional<WithFakeCrm> found =
          at.getElement()
              .flatMap(element -> AnnotationSupport.findAnnotation(element, WithFakeCrm.class));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
