package dev.crmport.web.entry;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/**
 * Chooses among the languages of the page by what the browser asks for.
 *
 * @param texts at least one; the first counts where none is asked for
 */
record Languages(List<PageTexts> texts) {
  /** Longer than any browser's list, and short enough to be parsed for everybody. */
  private static final int LONGEST = 300;

  PageTexts textsFor(Asked asked) {
    return asked
        .header("Accept-Language")
        .filter(line -> texts.size() > 1 && line.length() <= LONGEST)
        .flatMap(this::best)
        .orElse(texts.getFirst());
  }

  private Optional<PageTexts> best(String line) {
    try {
      List<LanguageRange> wanted = LanguageRange.parse(line);
      List<Locale> had = texts.stream().map(PageTexts::locale).toList();
      Locale found = Locale.lookup(wanted, had);
      return texts.stream().filter(one -> one.locale().equals(found)).findFirst();
    } catch (IllegalArgumentException noList) {
      return Optional.empty();
    }
  }
}
