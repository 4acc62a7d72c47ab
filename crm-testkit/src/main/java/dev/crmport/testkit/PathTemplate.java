package dev.crmport.testkit;

/** A method and a path without what they say of anybody: words stay, whatever else is replaced. */
final class PathTemplate {
  private static final int LONGEST_WORD = 32;

  private PathTemplate() {}

  /** {@code /people/102700001} becomes {@code /people/{id}}, anything odd {@code {other}}. */
  static String of(String rawPath) {
    StringBuilder template = new StringBuilder();
    for (String segment : rawPath.substring(1).split("/", -1)) {
      template.append('/').append(segment(segment));
    }
    return template.toString();
  }

  static String ofMethod(String method) {
    return method.matches("[A-Z]{1,16}") ? method : "{other}";
  }

  private static String segment(String segment) {
    if (segment.matches("-?\\d{1,18}")) {
      return "{id}";
    }
    boolean word = segment.length() <= LONGEST_WORD && segment.matches("[A-Za-z]*");
    return word ? segment : "{other}";
  }
}
