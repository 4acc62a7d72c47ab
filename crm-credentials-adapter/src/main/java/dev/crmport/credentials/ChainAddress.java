package dev.crmport.credentials;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A chain as an address names it: {@code chain:ADDRESS,ADDRESS}, or {@code chain:} for the usual
 * one.
 */
final class ChainAddress {
  /** A comma begins a link only where an address follows: those of databases have commas too. */
  private static final Pattern BETWEEN =
      Pattern.compile(",(?=(?:age|chain|dir|env|jdbc|pkcs12|vault):)", Pattern.CASE_INSENSITIVE);

  private ChainAddress() {}

  /**
   * @param links what stands behind {@code chain:}
   */
  static ChainSource open(String links, Path identity, Map<String, String> variables) {
    ChainSource.Builder chain = ChainSource.builder();
    if (links.isBlank()) {
      return chain.usual(identity, variables).build();
    }
    for (String address : BETWEEN.split(links, -1)) {
      String scheme = CredentialBackends.schemeOf(address);
      switch (scheme) {
        case "chain" ->
            throw CredentialBackends.refused(
                "a chain stands in the chain of its address; name the links of both in one");
        case "env" -> {
          CredentialBackends.requireNothingBehind(address, variables);
          chain.environment(variables);
        }
        case "age", "dir", "pkcs12" ->
            chain.link(
                address,
                placeOf(CredentialBackends.pathIn(scheme, address, variables)),
                () -> CredentialBackends.open(address, identity, variables));
        case "jdbc", "vault" ->
            // There in any case; that it cannot be reached is an error whenever it is asked.
            chain.link(
                address, () -> true, () -> CredentialBackends.open(address, identity, variables));
        default -> throw CredentialBackends.unknownScheme();
      }
    }
    return chain.build();
  }

  private static Path placeOf(Path path) {
    return path.toString().endsWith("*") ? WholeFile.directoryOf(path) : path;
  }
}
