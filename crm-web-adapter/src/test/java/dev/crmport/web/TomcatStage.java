package dev.crmport.web;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Servlets in an embedded Tomcat. */
public final class TomcatStage implements ServletStage {
  private final Tomcat tomcat = new Tomcat();
  private final Playing playing = new Playing();

  public TomcatStage(Path home) {
    tomcat.setBaseDir(home.toString());
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", new File(home.toString()).getAbsolutePath());
    ErrorPage page = new ErrorPage();
    page.setErrorCode(418);
    page.setLocation(ERROR_PAGE);
    context.addErrorPage(page);
    context.addServletContainerInitializer(
        (classes, application) -> playing.installOn(application), null);
    try {
      tomcat.start();
    } catch (LifecycleException unusual) {
      throw new IllegalStateException(unusual);
    }
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
  }

  @Override
  public Playing playing() {
    return playing;
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException unusual) {
      throw new IllegalStateException(unusual);
    }
  }
}
