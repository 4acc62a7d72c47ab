package dev.crmport.cli;

import dev.crmport.core.key.DatabaseMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database a key is for, said apart from the key. */
final class ModeOption {
  @Option(
      names = "--mode",
      paramLabel = "0|1",
      description = "The database, where the key does not end with it: 0 My Voters, 1 My Campaign.")
  private @Nullable String mode;

  Optional<DatabaseMode> chosen() {
    String said = mode;
    if (said == null) {
      return Optional.empty();
    }
    if (said.length() != 1) {
      throw CommandFailed.usage(
          "nothing was stored: --mode is 0 (My Voters) or 1 (My Campaign). Say one of them.");
    }
    return Optional.of(CommonOptions.checked(() -> DatabaseMode.ofDigit(said.charAt(0))));
  }
}
