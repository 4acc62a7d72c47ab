package dev.crmport.testkit.engine;

/** The pages that stand in front of the API: same headings as the real ones, our own markup. */
final class HtmlPages {
  private static final int STOCK_LENGTH = 1245;

  private HtmlPages() {}

  /** The stock page for an unrouted path: 1,245 characters with CRLF line ends. */
  static FakeAnswer notFound() {
    String top =
        """
        <!DOCTYPE html>
        <html>
        <head>
        <title>404 - File or directory not found.</title>
        </head>
        <body>
        <h1>Server Error</h1>
        <h2>404 - File or directory not found.</h2>
        <h3>The resource you are looking for might have been removed, had its name changed, \
        or is temporarily unavailable.</h3>
        """
            .replace("\n", "\r\n");
    String end = "</body>\r\n</html>\r\n";
    String padding = " ".repeat(STOCK_LENGTH - top.length() - end.length());
    return FakeAnswer.html(404, top + padding + end, "text/html");
  }

  /** Where characters that look like markup are sent. */
  static FakeAnswer moved(String code) {
    String target = "/Error.aspx?EID=" + code;
    return FakeAnswer.html(
            302,
            page("Object moved", "<h2>Object moved to <a href=\"" + target + "\">here</a>.</h2>"),
            "text/html; charset=utf-8")
        .withLocation(target);
  }

  /** What the redirect of {@link #moved} leads to: an error with a good status. */
  static FakeAnswer error() {
    return FakeAnswer.html(
        200, page("Error", "<h1>An error has occurred</h1>"), "text/html; charset=utf-8");
  }

  static FakeAnswer invalidUrl() {
    return FakeAnswer.html(
        400,
        page(
            "Bad Request",
            "<h2>Bad Request - Invalid URL</h2>\n"
                + "<p>HTTP Error 400. The request URL is invalid.</p>"),
        "text/html; charset=us-ascii");
  }

  static FakeAnswer cloudflare() {
    return FakeAnswer.html(
        400, page("400 Bad Request", "<h1>400 Bad Request</h1>\n<p>cloudflare</p>"), "text/html");
  }

  /** For a request that is refused before it is read to its end. */
  static FakeAnswer refused(int status, String reason) {
    return FakeAnswer.html(
        status,
        page(reason, "<h2>" + reason + "</h2>\n<p>HTTP Error " + status + ".</p>"),
        "text/html; charset=us-ascii");
  }

  private static String page(String title, String body) {
    return "<html>\n<head><title>"
        + title
        + "</title></head>\n<body>\n"
        + body
        + "\n</body>\n</html>\n";
  }
}
