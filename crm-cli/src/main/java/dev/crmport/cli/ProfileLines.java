package dev.crmport.cli;

import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.DatabaseMode;
import java.util.List;

/** What the CRM says of a key, for people. */
final class ProfileLines {
  private ProfileLines() {}

  static List<String> of(ClientId client, KeyProfile profile, DatabaseMode mode) {
    return List.of(
        "client      " + client,
        "committee   " + profile.committeeName().orElse("(not told)"),
        "database    " + profile.databaseName().orElse("(not told)"),
        "mode        " + mode.digit() + " (" + mode.title() + ")",
        "key type    " + profile.apiKeyTypeName().orElse("(not told)"));
  }
}
