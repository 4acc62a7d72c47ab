package dev.crmport.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose asynchronous answer is guarded too. */
final class GuardedRequest extends HttpServletRequestWrapper {
  private final GuardedResponse response;

  GuardedRequest(HttpServletRequest request, GuardedResponse response) {
    super(request);
    this.response = response;
  }

  @Override
  public AsyncContext startAsync() {
    return response.async().started(super.startAsync(this, response));
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
    return response.async().started(super.startAsync(request, answer));
  }

  @Override
  public AsyncContext getAsyncContext() {
    return response.async().of(super.getAsyncContext());
  }

  /** A servlet asks for it first; after a cut none may begin, also where the filter is left out. */
  @Override
  public String getMethod() {
    if (response.gate().isCut()) {
      throw new IllegalStateException(
          "the request was not served again: its response was stopped because it holds an API key");
    }
    return super.getMethod();
  }
}
