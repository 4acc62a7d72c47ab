package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page is served, and how nobody reads along. */
final class PageServer {
  private static final int LAST_PORT = 65_535;
  private static final String LOCAL = "localhost";

  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port; 0 for a free one (default).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description =
          "The name that stands in the link, and in the certificate (default: localhost).")
  private String host = LOCAL;

  @Option(
      names = "--tls",
      paramLabel = "FILE",
      description = "The server's key and certificate, as PKCS12. Without it: loopback only.")
  private @Nullable String tls;

  @Option(
      names = "--tls-password",
      paramLabel = "FILE",
      description = "A file with the password of that; without it, the empty one.")
  private @Nullable String password;

  PageServer(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Says no to what cannot be meant, before anything is made. */
  void check() {
    if (port < 0 || port > LAST_PORT) {
      throw notStarted("--port is to be 0 to " + LAST_PORT + ". Change it");
    }
    if (tls == null && password != null) {
      throw notStarted("--tls-password is for --tls, which is missing. Give both");
    }
    if (tls == null && !isLocal()) {
      throw notStarted("without --tls it is on loopback only. Give --tls, or leave --host out");
    }
    address(1);
  }

  private boolean isLocal() {
    return host.equals(LOCAL) || host.equals("127.0.0.1");
  }

  /** What a browser is told, at this port. */
  URI address(int at) {
    try {
      URI address = new URI(tls == null ? "http" : "https", null, host, at, "/", null, null);
      if (address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException noName) {
      // Told below; the text itself is not repeated.
    }
    throw notStarted("--host is no name of a host. Give one such as keys.example.org");
  }

  private static CommandFailed notStarted(String why) {
    return CommandFailed.usage("the page was not started: " + why + ".");
  }

  /** Listens, and answers nothing yet. The caller stops it. */
  HttpServer listen() {
    SSLContext context = tls == null ? null : context(tls);
    InetSocketAddress at =
        isLocal()
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
            : new InetSocketAddress(port);
    try {
      if (context == null) {
        return HttpServer.create(at, 0);
      }
      HttpsServer server = HttpsServer.create(at, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return server;
    } catch (IOException taken) {
      throw CommandFailed.failed(
          "the page was not started: port "
              + port
              + " cannot be listened on. Choose another one, or 0 for a free one.");
    }
  }

  private SSLContext context(String file) {
    char[] secret = secret();
    try (InputStream content = Files.newInputStream(CommonOptions.path(file, surroundings))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(content, secret);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, secret);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException unusable) {
      throw notStarted(
          "the file of --tls cannot be opened. Check its path, that it is PKCS12, and the password"
              + " in the file of --tls-password");
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /** Its first line. */
  private char[] secret() {
    if (password == null) {
      return new char[0];
    }
    Path file = CommonOptions.path(password, surroundings);
    try {
      byte[] bytes = Files.readAllBytes(file);
      CharBuffer text = UTF_8.decode(ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      int length = 0;
      while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
        length++;
      }
      char[] line = Arrays.copyOf(text.array(), length);
      Arrays.fill(text.array(), '\0');
      return line;
    } catch (IOException unreadable) {
      throw notStarted("the file of --tls-password cannot be read. Check its path and its rights");
    }
  }
}
