package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that need mending, as a CSV file that can be mended and synced: each with its line in
 * the source and the reason before its own columns. Made only where there is one. For one thread.
 */
final class RefusedRows implements AutoCloseable {
  private final Path place;
  private final List<String> header;
  private @Nullable OwnFile file;
  private @Nullable CsvWriter csv;

  RefusedRows(Path place, List<String> header) {
    this.place = place;
    this.header = header;
  }

  void add(long line, String reason, List<String> fields) {
    try {
      CsvWriter rows = csv == null ? begin() : csv;
      rows.writeRecord(record(Long.toString(line), reason, fields));
    } catch (IOException | UncheckedIOException refused) {
      throw notWritten();
    }
  }

  private CsvWriter begin() throws IOException {
    OwnFile made = OwnFile.begin(place);
    file = made;
    CsvWriter rows = CsvWriter.builder().build(new OutputStreamWriter(made.content(), UTF_8));
    csv = rows;
    rows.writeRecord(record("line", "reason", header));
    return rows;
  }

  private static List<String> record(String line, String reason, List<String> fields) {
    List<String> record = new ArrayList<>(fields.size() + 2);
    record.add(line);
    record.add(reason);
    record.addAll(fields);
    return record;
  }

  /** Puts the file in its place; true where there is one. */
  boolean finish() {
    if (file == null || csv == null) {
      return false;
    }
    try {
      csv.flush();
      file.finish();
      return true;
    } catch (IOException | UncheckedIOException refused) {
      throw notWritten();
    }
  }

  private static CommandFailed notWritten() {
    return CommandFailed.failed(
        "the file of refused rows was not written: its directory cannot be written to or is full."
            + " Make room, or name another file with --refused; what was sent stays sent.");
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException nothingToLose) {
      // It was moved to its place before, or is not wanted.
    }
  }
}
