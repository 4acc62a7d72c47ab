package dev.crmport.cli.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The records of a CSV file by RFC 4180, in UTF-8 with or without a byte order mark, read as they
 * are asked for. For one thread.
 */
final class CsvRecords implements Iterator<CsvRecord>, AutoCloseable {
  private static final int LARGEST_RECORD = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CloseableIterator<CsvRecord> records;
  private long lastLine;

  private CsvRecords(CloseableIterator<CsvRecord> records) {
    this.records = records;
  }

  /**
   * Opens a file.
   *
   * @throws UnusableFile where it cannot be read
   */
  static CsvRecords open(Path file) {
    if (!Files.exists(file)) {
      throw new UnusableFile("there is no such file. Give the path of a CSV file.");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnusableFile("it is no regular file. Give the path of a CSV file.");
    }
    try {
      return new CsvRecords(
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(LARGEST_RECORD)
              .ofCsvRecord(withoutMark(file))
              .iterator());
    } catch (IOException refused) {
      throw new UnusableFile("it could not be opened. Check that this user may read it.");
    }
  }

  private static Reader withoutMark(Path file) throws IOException {
    Reader text =
        new InputStreamReader(
            Files.newInputStream(file),
            UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    Reader buffered = new BufferedReader(text);
    buffered.mark(1);
    try {
      if (buffered.read() != BYTE_ORDER_MARK) {
        buffered.reset();
      }
      return buffered;
    } catch (CharacterCodingException notUtf8) {
      buffered.close();
      throw notUtf8(0);
    }
  }

  @Override
  public boolean hasNext() {
    return reading(records::hasNext);
  }

  @Override
  public CsvRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRecord record = reading(records::next);
    lastLine = record.getStartingLineNumber();
    return record;
  }

  private <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (CsvParseException malformed) {
      throw malformed.getCause() instanceof CharacterCodingException
          ? notUtf8(lastLine)
          : new UnusableFile(
              "the record after line "
                  + lastLine
                  + " is no CSV: a quote is not closed, something follows a closing quote, or the"
                  + " record is longer than a million characters. Mend the file there.");
    } catch (UncheckedIOException broken) {
      throw broken.getCause() instanceof CharacterCodingException
          ? notUtf8(lastLine)
          : new UnusableFile(
              "reading stopped after line " + lastLine + ". Check the medium that it is on.");
    }
  }

  private static UnusableFile notUtf8(long line) {
    return new UnusableFile(
        "after line "
            + line
            + " stands something that is not UTF-8. Save it as UTF-8 (in a spreadsheet: \"CSV"
            + " UTF-8\").");
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException nothingWasWritten) {
      // A file that was only read loses nothing by it.
    }
  }
}
