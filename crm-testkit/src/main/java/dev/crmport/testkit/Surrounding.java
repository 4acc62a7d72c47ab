package dev.crmport.testkit;

import dev.crmport.core.key.KeyShape;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a key shows: what stands before it and behind it. No surrounding holds a key, so that what
 * is found in one is what was planted.
 */
public enum Surrounding {
  /** Nothing else at all. */
  ALONE("", ""),
  /** At the very beginning of a text. */
  BEGINNING("", " was seen first\n"),
  /** At the very end of a text. */
  END("and last of all came ", ""),
  /** A line of a log, which also names a request by a GUID. */
  LOG_LINE(
      "2026-11-02T09:14:07.112Z  INFO 4127 --- [exec-7] o.e.crm.SyncJob [request="
          + "0f8fad5b-d9cb-469f-a165-70867728950e] sent ",
      " (200, 43 ms)\n"),
  /** What a value's {@code toString} writes. */
  TO_STRING("Request[id=7c9e6679-7425-40de-944b-e07fc1f90ae7, detail=", ", attempts=2]"),
  /** A member of a JSON object. */
  JSON_STRING("{\"event\":\"sent\",\"detail\":\"", "\",\"count\":12,\"next\":null}"),
  /** A line of its own within a JSON string. */
  JSON_LINE("{\"log\":\"first line\\n", "\\nlast line\"}"),
  /** The content of an XML element. */
  XML_TEXT("<entry at=\"2026-11-02\"><detail>", "</detail></entry>"),
  /** The value of an XML attribute. */
  XML_ATTRIBUTE("<call detail=\"", "\" count='3'/>"),
  /** The message of an exception that has a cause. */
  STACK_TRACE(
      "java.lang.IllegalStateException: refused: ",
      """

      \tat org.example.crm.Sync.run(Sync.java:41)
      \tat java.base/java.lang.Thread.run(Thread.java:1583)
      Caused by: java.io.IOException: closed
      \t... 2 more
      """),
  /** A string in a script without spaces. */
  MINIFIED_SCRIPT(
      "!function(e,t){\"use strict\";var n=\"", "\";e.exports=n?t(n):0}(module,e=>e&&e.d(1e3))"),
  /** A cell among others. */
  CSV_CELL("id,name,detail,day\r\n17,\"Quill, Nora\",\"", "\",2026-11-02\r\n"),
  /** A parameter of a URL among others. */
  URL_QUERY("GET /v4/people?detail=", "&$expand=phones&$top=50 HTTP/1.1"),
  /** The value of a header in what a client dumped. */
  HEADER_DUMP(
      "> POST /v4/people HTTP/1.1\r\n> Host: crm.example.org\r\n> Authorization: ",
      "\r\n> Accept: application/json\r\n> \r\n< HTTP/1.1 200 OK\r\n"),
  /** A scalar in YAML. */
  YAML("crm:\n  detail: ", "\n  retries: 3\n"),
  /** A variable that a shell hands on. */
  SHELL_EXPORT("export CRM_DETAIL='", "'; ./run.sh --all\n"),
  /** A property in a file of them. */
  PROPERTIES("# written by hand\ncrm.detail=", "\ncrm.retries=3\n"),
  /** Source code in Markdown. */
  MARKDOWN("Set it to `", "`, then start again."),
  /** A string among other data, as in a heap dump: zeros, its length, its bytes. */
  BINARY("\0\0\0\u0007\u00ca\u00fe\u0001\0\0\0\u0002", "\u0001\0\0\0\0\u0003\u00ff"),
  /** Letters directly beside it, none of them a hexadecimal digit. */
  LETTERS("zq", "xz"),
  /** A name and an underscore directly before it. */
  UNDERSCORE("api_key_", "_old"),
  /** An even number of digits directly beside it. */
  DIGITS("41", "07"),
  /** One digit directly beside it, which puts what is read in pairs out of step. */
  ODD_DIGIT("4", "7");

  private static final Set<Surrounding> TOUCHING =
      EnumSet.of(LETTERS, UNDERSCORE, DIGITS, ODD_DIGIT);

  private final String before;
  private final String behind;

  Surrounding(String before, String behind) {
    this.before = before;
    this.behind = behind;
  }

  /** What stands before the key. */
  public String before() {
    return before;
  }

  /** What stands behind the key. */
  public String behind() {
    return behind;
  }

  /** The whole, with this text in its midst. */
  public String around(String text) {
    return before + text + behind;
  }

  /**
   * Whether letters or digits stand directly beside the key: what they belong to cannot be told, so
   * that they may go with it.
   */
  public boolean isTouching() {
    return TOUCHING.contains(this);
  }

  /**
   * Whether the form can still be told in here. Where nothing touches it, always. A digest is known
   * by its length, so letters and digits of its own alphabet hide it. The word {@code Basic} in the
   * midst of another word is not one, UTF-16 begins with a whole character, and a run must not
   * become another whole GUID.
   */
  public boolean suits(KeyForm form) {
    return !isTouching()
        || switch (form.form()) {
          case DIGEST, BASIC_HEADER, WIDE -> false;
          case RUN, REVERSED -> !isOtherGuid(around(form.text()));
          case KEY, HEX, BASE64, URL, BACKSLASH, HTML -> true;
        };
  }

  /** A part of a key that digits make a whole GUID of is only what that one has in common. */
  private static boolean isOtherGuid(String text) {
    return text.length() == KeyShape.DIGITS
        && text.chars().allMatch(c -> KeyShape.isDigit((char) c));
  }
}
