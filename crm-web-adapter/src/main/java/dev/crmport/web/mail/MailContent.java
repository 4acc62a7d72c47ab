package dev.crmport.web.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a part of a mail holds, as bytes without a transfer encoding. It is read more than once. */
@FunctionalInterface
public interface MailContent {
  /** The bytes from the beginning; the caller closes the stream. */
  InputStream open() throws IOException;

  /** These bytes; they are not copied. */
  static MailContent of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /** What this file holds when it is looked at. */
  static MailContent of(Path file) {
    return () -> Files.newInputStream(file);
  }
}
