package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small text file that a command is told to read. */
final class TextFile {
  private TextFile() {}

  /**
   * What is in the file, read as something.
   *
   * @param named nothing where no file was named
   * @param title what messages call it, such as {@code the record of use}
   */
  static <T> Optional<T> read(
      @Nullable String named, String title, Surroundings surroundings, Function<String, T> as) {
    if (named == null) {
      return Optional.empty();
    }
    Path place = CommonOptions.path(named, surroundings);
    String text;
    try {
      text = Files.readString(place, UTF_8);
    } catch (IOException unreadable) {
      throw CommandFailed.usage(
          "nothing was done: "
              + title
              + " could not be read. Check that the file is there, that you may read it, and that"
              + " it is text in UTF-8.");
    }
    return Optional.of(CommonOptions.checked(() -> as.apply(text)));
  }
}
