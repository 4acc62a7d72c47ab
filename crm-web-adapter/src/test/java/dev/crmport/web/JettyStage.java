package dev.crmport.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Servlets in an embedded Jetty. */
public final class JettyStage implements ServletStage {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final Playing playing = new Playing();

  public JettyStage() {
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer(
        (classes, application) -> playing.installOn(application));
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(418, ERROR_PAGE);
    context.setErrorHandler(pages);
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception unusual) {
      throw new IllegalStateException(unusual);
    }
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(),
        ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public Playing playing() {
    return playing;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception unusual) {
      throw new IllegalStateException(unusual);
    }
  }
}
