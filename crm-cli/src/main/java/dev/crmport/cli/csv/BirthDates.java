package dev.crmport.cli.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of birth as files write them: {@code 1958-10-13}, with a time or without, and {@code
 * 10/13/1958}, month first. Two-digit years are refused: nobody knows their century.
 */
final class BirthDates {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]\\d{2}:.*)?");
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  /** The CRM keeps birth dates of the 20th and 21st century only. */
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private BirthDates() {}

  static LocalDate read(String written, LocalDate today) throws BadValue {
    LocalDate date = parsed(written);
    if (date.isBefore(FIRST)) {
      throw new BadValue(
          "its date of birth lies before 1900; the CRM takes the 20th and the 21st century");
    }
    if (date.isAfter(today)) {
      throw new BadValue("its date of birth lies in the future");
    }
    return date;
  }

  private static LocalDate parsed(String written) throws BadValue {
    try {
      Matcher iso = ISO.matcher(written);
      if (iso.matches()) {
        return date(iso.group(1), iso.group(2), iso.group(3));
      }
      Matcher monthFirst = MONTH_FIRST.matcher(written);
      if (monthFirst.matches()) {
        return date(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
      }
    } catch (DateTimeException impossible) {
      throw new BadValue("its date of birth is a day that does not exist");
    }
    throw new BadValue("its date of birth is none; write it as 1958-10-13 or 10/13/1958");
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }
}
