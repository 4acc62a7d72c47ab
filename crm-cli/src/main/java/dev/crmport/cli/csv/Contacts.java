package dev.crmport.cli.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses and telephone numbers as people write them. */
final class Contacts {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^@\\s<>()\\[\\],;:\\\\\"&]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+"
              + "[\\p{L}\\p{N}-]{2,}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(\\+?[\\d\\s().\\-/]+?)(?:\\s*(?:ext\\.?|x|extension)\\s*(\\d{1,6}))?",
          Pattern.CASE_INSENSITIVE);

  /** Area code and exchange begin with 2 to 9; 1 before them is the country. */
  private static final Pattern AMERICAN = Pattern.compile("1?[2-9]\\d{2}[2-9]\\d{6}");

  private static final int SHORTEST_FOREIGN = 8;
  private static final int LONGEST = 15;

  private Contacts() {}

  /**
   * A telephone number.
   *
   * @param digits the number, with a plus before it where its country was given so
   * @param extension up to six digits
   */
  record PhoneNumber(String digits, Optional<String> extension) {}

  static String email(String written) throws BadValue {
    if (!EMAIL.matcher(written).matches() || written.contains("..") || isDotted(written)) {
      throw new BadValue("its e-mail address is none; one address such as ada@example.org fits");
    }
    return written;
  }

  private static boolean isDotted(String written) {
    return written.startsWith(".") || written.contains(".@");
  }

  static PhoneNumber phone(String written) throws BadValue {
    Matcher phone = PHONE.matcher(written);
    if (!phone.matches()) {
      throw noNumber();
    }
    String number = phone.group(1);
    String digits = number.replaceAll("\\D", "");
    boolean foreign = number.startsWith("+") && !digits.startsWith("1");
    boolean plausible =
        foreign
            ? digits.length() >= SHORTEST_FOREIGN && digits.length() <= LONGEST
            : AMERICAN.matcher(digits).matches();
    if (!plausible) {
      throw noNumber();
    }
    return new PhoneNumber(foreign ? "+" + digits : digits, Optional.ofNullable(phone.group(2)));
  }

  private static BadValue noNumber() {
    return new BadValue(
        "its telephone number is none; ten digits with the area code fit, or + and the country's"
            + " code first");
  }
}
