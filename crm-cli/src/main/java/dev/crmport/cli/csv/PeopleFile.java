package dev.crmport.cli.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crmport.core.sync.SyncRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A CSV file of people. Its rows are read as they are needed; none is kept. */
public final class PeopleFile {
  private final Path file;
  private final Columns columns;
  private final LocalDate today;

  private PeopleFile(Path file, Columns columns, LocalDate today) {
    this.file = file;
    this.columns = columns;
    this.today = today;
  }

  /**
   * Looks at the first line of a file.
   *
   * @param byHand a column's name by the member it fills; an empty name leaves the member out
   * @param today the day after which nobody was born
   * @throws UnusableFile where it cannot be read, or its columns make no person
   */
  public static PeopleFile open(Path file, Map<String, String> byHand, LocalDate today) {
    try (CsvRecords records = CsvRecords.open(file)) {
      if (!records.hasNext()) {
        throw new UnusableFile(
            "it is empty. The first line names the columns, each further record is a person.");
      }
      return new PeopleFile(file, Columns.of(records.next().getFields(), byHand), today);
    }
  }

  /**
   * Refuses a file in which the CRM could look for nobody.
   *
   * @throws UnusableFile where every row would be below the minimum match
   */
  public void requireMatchable() {
    columns.requireMatchable();
  }

  /** The names in the first line. */
  public List<String> header() {
    return columns.header();
  }

  /** The columns that no member is filled from. */
  public List<String> ignoredColumns() {
    return columns.ignored();
  }

  /**
   * How many rows there are, by reading all of them.
   *
   * @throws UnusableFile where the file cannot be read to its end
   */
  public long count() {
    long count = 0;
    try (Rows rows = rows()) {
      while (rows.records.hasNext()) {
        var unused = rows.records.next();
        count++;
      }
    }
    return count;
  }

  /** The rows from the first on; to be closed. */
  public Rows rows() {
    CsvRecords records = CsvRecords.open(file);
    if (records.hasNext()) {
      var unused = records.next();
    }
    return new Rows(records, new RowReader(columns, today));
  }

  /** The rows in their order. For one thread. */
  public static final class Rows implements Iterator<SyncRow>, AutoCloseable {
    private final CsvRecords records;
    private final RowReader reader;
    private List<String> last = List.of();

    private Rows(CsvRecords records, RowReader reader) {
      this.records = records;
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public SyncRow next() {
      CsvRecord record = records.next();
      last = record.getFields();
      return reader.read(record.getStartingLineNumber(), last);
    }

    /** The last row as it stands in the file. */
    public List<String> lastFields() {
      return last;
    }

    /** How many values of each member were left out, with the reason, for people. */
    public List<String> leftOut() {
      return reader.leftOut();
    }

    @Override
    public void close() {
      records.close();
    }
  }
}
