package dev.crmport.core.onboarding;

import dev.crmport.core.introspection.KeyProfile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells keys of the CRM's demonstration databases by their names: the API has no member that says
 * so. Source: the vendor's sandbox is the database "Demo State".
 */
final class SandboxSigns {
  private static final Pattern WORD = Pattern.compile("\\b(demo|sandbox)\\b");
  private static final String DEVELOPERS = "dev portal";

  private SandboxSigns() {}

  static boolean in(KeyProfile profile) {
    boolean named =
        Stream.of(profile.databaseName(), profile.committeeName())
            .flatMap(Optional::stream)
            .anyMatch(name -> WORD.matcher(name.toLowerCase(Locale.ROOT)).find());
    return named || profile.apiKeyTypeName().filter(DEVELOPERS::equalsIgnoreCase).isPresent();
  }
}
