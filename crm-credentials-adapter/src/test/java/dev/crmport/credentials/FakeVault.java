package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The part of Vault's published API that the store uses: KV version 2 with check-and-set and
 * deletion, AppRole, tokens that end, namespaces. All state is guarded by this.
 */
final class FakeVault implements AutoCloseable {
  static final String TOKEN = "hvs.fictional-root-token";
  static final String ROLE = "fictional-role";
  static final String SECRET_ID = "fictional-secret-id";
  private static final String DATA = "/v1/secret/data/";
  private static final String CONFLICT =
      "check-and-set parameter did not match the current version";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  /** A version's data as it was sent; null where it was deleted. */
  private record Version(String data, String created) {}

  private final Map<String, List<Version>> secrets = new TreeMap<>();
  private final Set<String> tokens = new TreeSet<>(List.of(TOKEN));
  private final Set<String> mayOnlyRead = new TreeSet<>();
  private final List<String> log = new ArrayList<>();
  private String namespace = "";
  private String secretId = SECRET_ID;
  private int logins;
  private int written;
  private int renewalStatus = 200;
  private int status;
  private String answer = "";
  private Runnable beforeWrite = () -> {};
  private boolean hangsUp;
  private boolean withoutVersions;

  FakeVault() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers everything with this from now on; 0 ends it. */
  synchronized void answerAll(int code, String body) {
    status = code;
    answer = body;
  }

  synchronized void requireNamespace(String name) {
    namespace = name;
  }

  synchronized void endTokens() {
    tokens.clear();
  }

  synchronized void allow(String token) {
    tokens.add(token);
  }

  synchronized void allowReadingOnly(String token) {
    tokens.add(token);
    mayOnlyRead.add(token);
  }

  synchronized void changeSecretId(String next) {
    secretId = next;
  }

  /** A token then holds as long as it was given for. */
  synchronized void renewNothing() {
    renewalStatus = 500;
  }

  synchronized int logins() {
    return logins;
  }

  /** Done once, when the next version is about to be written. */
  synchronized void beforeNextWrite(Runnable once) {
    beforeWrite = once;
  }

  /** Writes what comes next and ends the connection in the place of an answer, once. */
  synchronized void hangUpAfterWriting() {
    hangsUp = true;
  }

  /** Answers what is written as an engine of version 1 does. */
  synchronized void writeWithoutVersions() {
    withoutVersions = true;
  }

  /** Method and path of each request. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** The data of the newest version. */
  synchronized String data(String path) {
    return secrets.get(path).getLast().data();
  }

  synchronized int versions(String path) {
    return secrets.getOrDefault(path, List.of()).size();
  }

  /** Writes a version by hand. */
  synchronized void put(String path, String data) {
    List<Version> versions = secrets.computeIfAbsent(path, none -> new ArrayList<>());
    versions.add(new Version(data, "2026-11-02T10:00:00.%09dZ".formatted(written++)));
  }

  synchronized void deleteNewest(String path) {
    Version newest = secrets.get(path).removeLast();
    secrets.get(path).add(new Version(null, newest.created()));
  }

  /** With all versions, so that the next one is the first again. */
  synchronized void destroyAll(String path) {
    secrets.remove(path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Answer given = answerTo(exchange, body);
      if (given.status() == 0) {
        return;
      }
      byte[] bytes = given.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (given.status() / 100 == 3) {
        exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
      }
      exchange.sendResponseHeaders(given.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private record Answer(int status, String body) {
    static Answer errors(int status, String... errors) {
      return new Answer(
          status,
          errors.length == 0
              ? "{\"errors\":[]}"
              : "{\"errors\":[\"" + String.join("\",\"", errors) + "\"]}");
    }
  }

  private synchronized Answer answerTo(HttpExchange exchange, String body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    log.add(method + " " + path);
    if (status != 0) {
      return new Answer(status, answer);
    }
    String asked = exchange.getRequestHeaders().getFirst("X-Vault-Namespace");
    if (!namespace.equals(asked == null ? "" : asked)) {
      return Answer.errors(404, "no handler for route \\\"" + path.substring(4) + "\\\"");
    }
    if (path.equals("/v1/auth/approle/login")) {
      return logIn(body);
    }
    String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
    if (token == null || !tokens.contains(token)) {
      return Answer.errors(403, "permission denied");
    }
    return switch (path) {
      case "/v1/auth/token/lookup-self" -> new Answer(200, "{\"data\":{\"ttl\":60}}");
      case "/v1/auth/token/renew-self" ->
          renewalStatus == 200
              ? new Answer(200, auth(token))
              : Answer.errors(renewalStatus, "internal error");
      default -> {
        if (!path.startsWith(DATA)) {
          yield Answer.errors(404, "no handler for route");
        }
        String secret = path.substring(DATA.length());
        yield switch (method) {
          case "GET" -> read(secret);
          case "POST", "PUT" ->
              mayOnlyRead.contains(token)
                  ? Answer.errors(403, "permission denied")
                  : write(secret, body);
          default -> Answer.errors(405);
        };
      }
    };
  }

  private Answer logIn(String body) {
    logins++;
    boolean known =
        body.contains("\"role_id\":\"" + ROLE + "\"")
            && body.contains("\"secret_id\":\"" + secretId + "\"");
    if (!known) {
      return Answer.errors(400, "invalid role or secret ID");
    }
    String token = "hvs.fictional-login-" + logins;
    tokens.add(token);
    return new Answer(200, auth(token));
  }

  private static String auth(String token) {
    return "{\"request_id\":\"r\",\"lease_id\":\"\",\"renewable\":false,\"lease_duration\":0,"
        + "\"data\":null,\"auth\":{\"client_token\":\""
        + token
        + "\",\"accessor\":\"a\",\"policies\":[\"crm\"],\"metadata\":{\"role_name\":\"crm\"},"
        + "\"lease_duration\":60,\"renewable\":true},\"warnings\":null}";
  }

  private Answer read(String secret) {
    List<Version> versions = secrets.getOrDefault(secret, List.of());
    if (versions.isEmpty()) {
      return Answer.errors(404);
    }
    Version newest = versions.getLast();
    return new Answer(
        newest.data() == null ? 404 : 200,
        "{\"request_id\":\"r\",\"lease_id\":\"\",\"renewable\":false,\"data\":{\"data\":"
            + newest.data()
            + ",\"metadata\":"
            + metadata(versions)
            + "},\"wrap_info\":null,\"warnings\":null,\"auth\":null}");
  }

  private static String metadata(List<Version> versions) {
    Version newest = versions.getLast();
    return "{\"created_time\":\""
        + newest.created()
        + "\",\"custom_metadata\":null,\"deletion_time\":\""
        + (newest.data() == null ? "2026-11-02T11:00:00Z" : "")
        + "\",\"destroyed\":false,\"version\":"
        + versions.size()
        + "}";
  }

  private Answer write(String secret, String body) {
    Runnable once = beforeWrite;
    beforeWrite = () -> {};
    once.run();
    int cas = -1;
    String data = "";
    byte[] bytes = body.getBytes(UTF_8);
    try (JsonParser json =
        KeyJson.FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
      json.nextToken();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        int from = (int) json.currentTokenLocation().getByteOffset();
        if (name.equals("options")) {
          while (json.nextToken() != JsonToken.END_OBJECT) {
            cas = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : cas;
          }
        } else {
          json.skipChildren();
          data =
              new String(bytes, from, (int) json.currentLocation().getByteOffset() - from, UTF_8);
        }
      }
    }
    if (cas >= 0 && cas != versions(secret)) {
      return Answer.errors(400, CONFLICT);
    }
    put(secret, data);
    if (hangsUp || withoutVersions) {
      hangsUp = false;
      return new Answer(withoutVersions ? 204 : 0, "");
    }
    return new Answer(200, "{\"data\":" + metadata(secrets.get(secret)) + "}");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
