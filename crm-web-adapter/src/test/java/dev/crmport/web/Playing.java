package dev.crmport.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** A servlet and a filter that can be changed while a container runs. */
public final class Playing {
  private volatile Part part = (request, response) -> {};
  private volatile Filter filter = (request, response, chain) -> chain.doFilter(request, response);

  /** What a servlet does. */
  @FunctionalInterface
  public interface Part {
    void play(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  public void play(Page page, ResponseGuard guard) {
    play((request, response) -> answer(response, page), guard);
  }

  public void play(Part servlet, ResponseGuard guard) {
    part = servlet;
    filter =
        guard == null
            ? (request, response, chain) -> chain.doFilter(request, response)
            : new GuardFilter(guard);
  }

  private static void answer(HttpServletResponse response, Page page) throws IOException {
    response.setStatus(page.status());
    page.headers().forEach(response::setHeader);
    if (page.length() >= 0) {
      response.setContentLengthLong(page.length());
    }
    OutputStream body = response.getOutputStream();
    for (byte[] piece : page.pieces()) {
      if (piece == null) {
        response.flushBuffer();
      } else {
        body.write(piece);
      }
    }
  }

  void installOn(ServletContext application) {
    GuardFilter.installOn(application, filter());
    ServletRegistration.Dynamic servlet = application.addServlet("playing", servlet());
    servlet.setAsyncSupported(true);
    servlet.addMapping("/");
  }

  private HttpServlet servlet() {
    return new HttpServlet() {
      @Override
      protected void service(HttpServletRequest request, HttpServletResponse response)
          throws IOException, ServletException {
        part.play(request, response);
      }
    };
  }

  private Filter filter() {
    return new Filter() {
      @Override
      public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        filter.doFilter(request, response, chain);
      }
    };
  }
}
