package dev.crmport.core.exposure;

import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.SuspendableSource.Reach;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an {@link ExposureReport} down.
 *
 * <p>Source of what is asked for: the vendor's page on key generation and usage (report an exposed
 * key at once, name it by its last four characters or its reference; the client asks for a key
 * inside the CRM; it is handed over encrypted).
 */
final class ReportText {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ExposureReport report;
  private final Exposure exposure;
  private final StringBuilder text = new StringBuilder();

  ReportText(ExposureReport report) {
    this.report = report;
    exposure = report.exposure();
    line("An API key was exposed");
    line("");
    facts();
    line("");
    line("What was done");
    done();
    line("");
    line("What the client must do next");
    next();
    line("");
    line("What we ask of the CRM's support");
    line("  Please confirm that " + ending() + " is revoked, and tell us of requests with");
    line("  it that came from elsewhere than this integration.");
  }

  private void facts() {
    fact("key", exposure.reference().toString());
    fact("client", exposure.client().value());
    for (CredentialSummary summary : report.clients()) {
      if (summary.client().equals(exposure.client())) {
        fact("application", summary.application().value());
        fact("database", summary.mode().digit() + " (" + summary.mode().title() + ")");
      }
    }
    String name = "seen";
    for (String part : exposure.where().strip().lines().toList()) {
      fact(name, part.replaceAll("\\p{Cntrl}", " "));
      name = "";
    }
    exposure.form().ifPresent(form -> fact("as", form.toString()));
    fact("when", said(exposure.when()));
  }

  private void done() {
    switch (report.outcome()) {
      case SUSPENDED -> suspended();
      case REPLACED -> {
        line("  Nothing had to be stopped: on " + said(report.at()));
        line("  the client had no such key with us any more.");
      }
      case IN_USE -> {
        line("  The key could not be taken out of use on " + said(report.at()));
        line("  and is still used by this integration. We are working on it.");
      }
    }
  }

  private void suspended() {
    line("  The key was taken out of use on " + said(report.at()) + ".");
    if (report.reach() == Reach.STORE) {
      line("  Within 5 seconds no process of this integration sends anything with it.");
    } else {
      line("  That binds one machine, since the place that it comes from cannot be written to:");
      line("  other machines use it until another key is put there.");
    }
    String others =
        report.clients().stream()
            .map(CredentialSummary::client)
            .filter(client -> !client.equals(exposure.client()))
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      line(
          "  The same key was kept under other names too, and is stopped there as well: " + others);
    }
  }

  private void next() {
    List<String> steps =
        List.of(
            "Ask for a new API key inside the CRM (Administrative menu > Integrations > API\n"
                + "Integrations), with the same permissions.",
            "Have "
                + ending()
                + " revoked: there, or by the CRM's support.\n"
                + "Until then, whoever has seen it can use it.",
            "Hand the new key over encrypted, never in plain text in mail, chat or a ticket.",
            "Look through what was done in the CRM since the key was exposed.");
    int number = 0;
    for (String step : steps) {
      line("  " + ++number + ". " + step.replace("\n", "\n     "));
    }
  }

  private String ending() {
    return "the key that ends in " + exposure.reference().lastFour();
  }

  private static String said(Instant moment) {
    return UTC.format(moment);
  }

  private void fact(String name, String value) {
    line("  " + String.format(Locale.ROOT, "%-12s  %s", name, value).stripTrailing());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
