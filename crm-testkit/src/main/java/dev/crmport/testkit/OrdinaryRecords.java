package dev.crmport.testkit;

import java.util.Locale;

/** Records that a program writes: log lines, JSON objects, rows. */
final class OrdinaryRecords {
  private static final String[] LOGGERS = {
    "o.e.crm.SyncJob",
    "o.e.web.AccessFilter",
    "org.example.payments.Ledger",
    "c.z.hikari.pool",
    "o.e.mail.Outbox",
    "org.example.people.Matching",
    "o.s.web.servlet.DispatcherServlet"
  };

  private OrdinaryRecords() {}

  static void logLine(Scribe scribe, StringBuilder to) {
    to.append(scribe.instant())
        .append(scribe.oneOf("  INFO ", " DEBUG ", "  WARN ", " ERROR "))
        .append(scribe.between(100, 65_000))
        .append(" --- [")
        .append(scribe.oneOf("main", "http-nio-8080-exec-", "pool-3-thread-", "virtual-"))
        .append(scribe.between(1, 64))
        .append("] ")
        .append(scribe.oneOf(LOGGERS))
        .append(" : ");
    message(scribe, to);
    to.append('\n');
    if (scribe.oneIn(60)) {
      stackTrace(scribe, to);
    }
  }

  private static void message(Scribe scribe, StringBuilder to) {
    switch (scribe.below(9)) {
      case 0 -> to.append("[request=").append(scribe.uuid()).append("] ").append(scribe.words(5));
      case 1 ->
          to.append("trace=")
              .append(scribe.hex(32))
              .append(" span=")
              .append(scribe.hex(16))
              .append(' ')
              .append(scribe.words(4));
      case 2 ->
          to.append(scribe.address())
              .append(" \"GET /v4/people/")
              .append(scribe.below(1_000_000))
              .append("?$expand=phones,emails&$top=")
              .append(scribe.between(1, 200))
              .append(" HTTP/1.1\" 200 ")
              .append(scribe.below(90_000));
      case 3 -> jsonObject(scribe, to);
      case 4 ->
          to.append("commit ")
              .append(scribe.hex(40))
              .append(" deployed by nora@example.org in ")
              .append(scribe.below(4000))
              .append(" ms");
      default -> to.append(scribe.words(scribe.between(6, 16)));
    }
  }

  private static void stackTrace(Scribe scribe, StringBuilder to) {
    to.append("java.lang.IllegalStateException: ").append(scribe.words(6)).append('\n');
    for (int i = scribe.between(4, 20); i > 0; i--) {
      to.append("\tat org.example.")
          .append(scribe.word())
          .append(".Batch.")
          .append(scribe.word())
          .append("(Batch.java:")
          .append(scribe.between(10, 400))
          .append(")\n");
    }
    to.append("Caused by: java.io.IOException: 0x")
        .append(scribe.hex(8))
        .append("\n\t... 12 more\n");
  }

  static void jsonObject(Scribe scribe, StringBuilder to) {
    to.append("{\"id\":\"")
        .append(scribe.uuid())
        .append("\",\"parentId\":\"")
        .append(scribe.uuid());
    switch (scribe.below(6)) {
      case 0 -> to.append("\",\"etag\":\"").append(scribe.hex(32));
      case 1 -> to.append("\",\"ref\":\"{").append(upper(scribe.uuid())).append('}');
      case 2 -> to.append("\",\"ref\":\"urn:uuid:").append(scribe.uuid());
      case 3 ->
          to.append("\",\"link\":\"https:\\/\\/example.org\\/files\\/")
              .append(scribe.uuid())
              .append("\\/v")
              .append(scribe.below(9));
      case 4 -> to.append("\",\"tag\":\"W\\u002f\\u0022").append(scribe.hex(16));
      default -> to.append("\",\"note\":\"").append(scribe.words(3));
    }
    to.append("\",\"version\":").append(scribe.below(100));
    if (scribe.oneIn(3)) {
      to.append(",\"members\":[\"")
          .append(scribe.uuid())
          .append("\",\"")
          .append(scribe.uuid())
          .append("\",\"")
          .append(scribe.uuid())
          .append("\"]");
    }
    to.append("},\n");
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static void row(Scribe scribe, StringBuilder to) {
    String gap = scribe.oneOf("|", ",", ";", "\t", " | ", "/", "%2F", "&#124;", "%7C", "\\u007c");
    to.append(scribe.uuid())
        .append(gap)
        .append(scribe.word())
        .append(gap)
        .append(scribe.uuid())
        .append(gap)
        .append(scribe.between(2, 9))
        .append(gap)
        .append(scribe.uuid())
        .append(gap)
        .append(scribe.hex(scribe.between(4, 40)))
        .append(gap)
        .append(scribe.digits(3))
        .append(gap)
        .append(scribe.uuid())
        .append('\n');
  }
}
