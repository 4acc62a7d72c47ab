package dev.crmport.web;

import dev.crmport.web.StoppedResponse.Part;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link ResponseGuard} before servlets.
 *
 * <p><b>Shape:</b> {@link #installOn} maps it as it should be. Whoever does it by a deployment
 * descriptor maps it first, to {@code /*} and to the servlet name {@code *}, with async supported
 * and for all dispatcher types: without {@code FORWARD} and {@code ASYNC} some responses cannot be
 * completed, without {@code ERROR} an error page is not looked at. Filters before it, an upgraded
 * connection, and whoever takes the response out of its wrapper, are not looked at. An error page
 * that the container makes by itself may repeat the request's path.<br>
 * <b>Errors:</b> {@link IOException} where the connection had to be broken off, which is how a
 * servlet container is told to do it. A failure of the application that holds a key ends here; any
 * other goes on to the container.<br>
 * <b>Threads:</b> safe for many.
 */
@SuppressWarnings("exports") // See the module: whoever uses it has its types.
public final class GuardFilter implements Filter {
  private final ResponseGuard guard;

  /** A guard with all defaults, for a deployment descriptor. */
  public GuardFilter() {
    this(ResponseGuard.create());
  }

  /** This guard. */
  public GuardFilter(ResponseGuard guard) {
    this.guard = guard;
  }

  /**
   * Puts this guard before everything in a web application. To be called while it starts, before
   * other filters are added.
   *
   * @throws IllegalStateException where the application has a filter of this class's name already,
   *     or has started
   */
  public static void installOn(ServletContext application, ResponseGuard guard) {
    installOn(application, new GuardFilter(guard));
  }

  static void installOn(ServletContext application, Filter filter) {
    FilterRegistration.Dynamic added = application.addFilter(GuardFilter.class.getName(), filter);
    if (added == null) {
      throw new IllegalStateException(
          "the guard was not installed: the application has it already; install it once");
    }
    EnumSet<DispatcherType> always = EnumSet.allOf(DispatcherType.class);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(always, false, "/*");
    added.addMappingForServletNames(always, false, "*");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    GuardedResponse known = guarded(response);
    if (known != null) {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        known.async().enter();
        run(request, response, chain, known);
      } else {
        // Within a forward or an include; who began it looks at failures.
        chain.doFilter(request, response);
        if (request.getDispatcherType() == DispatcherType.FORWARD && !known.async().isOpen()) {
          // A container may close what is underneath before the forward returns.
          known.finish();
        }
      }
    } else if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse answer) {
      GuardedResponse fresh = new GuardedResponse(guard, http, answer);
      run(new GuardedRequest(http, fresh), fresh, chain, fresh);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void run(
      ServletRequest request, ServletResponse response, FilterChain chain, GuardedResponse guarded)
      throws IOException, ServletException {
    Throwable thrown = null;
    try {
      if (!guarded.gate().isCut()) {
        chain.doFilter(request, response);
      }
    } catch (IOException | ServletException | RuntimeException | Error failure) {
      thrown = failure;
    }
    guarded.async().leave();
    if (thrown != null && !guarded.gate().isStopped()) {
      guarded.gate().refuses(Part.FAILURE, Printed.of(thrown));
    }
    if (!guarded.gate().isStopped()) {
      if (thrown != null) {
        raise(thrown);
      }
      if (!guarded.async().isOpen()) {
        guarded.finish();
      }
    }
    if (guarded.gate().isCut()) {
      breakOff(guarded);
    }
  }

  /** By failing, which every container understands, but for one that waits for somebody else. */
  private static void breakOff(GuardedResponse guarded) throws ResponseStopped {
    if (!guarded.async().comesForCut()) {
      throw new ResponseStopped();
    }
  }

  private static void raise(Throwable thrown) throws IOException, ServletException {
    switch (thrown) {
      case IOException failure -> throw failure;
      case ServletException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> throw new ServletException(thrown);
    }
  }

  private @Nullable GuardedResponse guarded(ServletResponse response) {
    ServletResponse at = response;
    while (at instanceof ServletResponseWrapper wrapper) {
      if (at instanceof GuardedResponse found && found.isBy(guard)) {
        return found;
      }
      at = wrapper.getResponse();
    }
    return null;
  }

  @Override
  public String toString() {
    return "GuardFilter";
  }
}
