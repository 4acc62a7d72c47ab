package dev.crmport.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** An asynchronous exchange that is not complete before its guarded response is. */
final class GuardedAsync implements AsyncContext {
  private final AsyncContext context;
  private final GuardedResponse response;

  GuardedAsync(AsyncContext context, GuardedResponse response) {
    this.context = context;
    this.response = response;
  }

  @Override
  public void complete() {
    response.finishThen(
        () -> {
          if (!response.gate().isCut()) {
            response.async().completed();
            context.complete();
          }
        });
  }

  void comeAgain() {
    try {
      context.dispatch();
    } catch (IllegalStateException over) {
      // It has been completed or has timed out meanwhile: the container ends it by itself.
    }
  }

  @Override
  public void start(Runnable work) {
    context.start(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error failure) {
            if (!response.swallows(failure)) {
              throw failure;
            }
            complete();
          }
        });
  }

  @Override
  public void addListener(AsyncListener listener) {
    context.addListener(new Told(listener));
  }

  @Override
  public void addListener(AsyncListener listener, ServletRequest request, ServletResponse answer) {
    context.addListener(new Told(listener), request, answer);
  }

  /** Hands the guarded exchange to a listener, which may complete it. */
  private final class Told implements AsyncListener {
    private final AsyncListener listener;

    Told(AsyncListener listener) {
      this.listener = listener;
    }

    private AsyncEvent guarded(AsyncEvent event) {
      return new AsyncEvent(
          GuardedAsync.this,
          event.getSuppliedRequest(),
          event.getSuppliedResponse(),
          event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
      listener.onComplete(guarded(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      listener.onTimeout(guarded(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
      listener.onError(guarded(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
      listener.onStartAsync(guarded(event));
    }
  }

  @Override
  public ServletRequest getRequest() {
    return context.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return context.getResponse();
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return context.hasOriginalRequestAndResponse();
  }

  @Override
  public void dispatch() {
    context.dispatch();
  }

  @Override
  public void dispatch(String path) {
    context.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext other, String path) {
    context.dispatch(other, path);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return context.createListener(type);
  }

  @Override
  public void setTimeout(long millis) {
    context.setTimeout(millis);
  }

  @Override
  public long getTimeout() {
    return context.getTimeout();
  }
}
