package dev.crmport.web.entry;

/** Writes a page. Text is escaped; attributes are ours and taken as they are. For one thread. */
final class Html {
  private final StringBuilder html = new StringBuilder();

  Html open(String element, String attributes) {
    html.append('<').append(element);
    if (!attributes.isEmpty()) {
      html.append(' ').append(attributes);
    }
    html.append(">\n");
    return this;
  }

  Html close(String element) {
    html.append("</").append(element).append(">\n");
    return this;
  }

  Html element(String element, String attributes, String text) {
    open(element, attributes);
    html.setLength(html.length() - 1);
    html.append(escaped(text));
    return close(element);
  }

  Html input(String type, String name, String attributes) {
    return open("input", "type=\"" + type + "\" name=\"" + name + "\" " + attributes);
  }

  /** A whole page with this in its middle. */
  static String page(String language, String title, Html main) {
    return "<!DOCTYPE html>\n<html lang=\""
        + escaped(language)
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title)
        + "</title>\n<style>"
        + Style.SHEET
        + "</style>\n</head>\n<body>\n<main>\n"
        + main.html
        + "</main>\n</body>\n</html>\n";
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
