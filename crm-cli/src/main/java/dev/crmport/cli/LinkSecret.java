package dev.crmport.cli;

import dev.crmport.web.entry.KeyLinks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with what signs links. */
final class LinkSecret {
  private static final int LEAST = 32;
  private static final int MOST = 4096;

  private LinkSecret() {}

  /** What is in the file; made for its owner alone where it is not there. */
  static byte[] in(Path file) {
    try {
      if (!Files.exists(file)) {
        OwnFile.write(file, KeyLinks.newSecret());
      }
      try (InputStream content = Files.newInputStream(file)) {
        byte[] secret = content.readNBytes(MOST + 1);
        if (secret.length < LEAST || secret.length > MOST) {
          throw CommandFailed.usage(
              "the page was not started: the file of --link-secret has not 32 to 4096 bytes. Name"
                  + " another one; it is made where it is not there.");
        }
        return secret;
      }
    } catch (IOException unusable) {
      throw CommandFailed.usage(
          "the page was not started: the file of --link-secret can be neither read nor made. Check"
              + " its path and its rights.");
    }
  }
}
