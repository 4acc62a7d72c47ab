package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a file and, where it is an archive, what is in it, in pieces. What it is is told by its
 * first bytes, not by its name.
 */
final class SweptFile {
  private static final int DEEPEST = 8;
  private static final int MAGIC = 4;

  private final Reader reader;
  private final long mostExpanded;
  private long expanded;

  private SweptFile(Reader reader, long mostExpanded) {
    this.reader = reader;
    this.mostExpanded = mostExpanded;
  }

  /** Is given each content once. */
  interface Reader {
    /**
     * Reads a content to its end.
     *
     * @param place the file, and the way into it
     * @return whether nothing was found
     */
    boolean isClean(String place, InputStream content) throws IOException;
  }

  /**
   * Reads all that a file holds.
   *
   * @param name how the file is said
   * @param mostExpanded how many bytes may come out of all archives in it together
   * @throws IllegalStateException where an archive is too deep or expands too far
   */
  static void read(Path file, String name, long mostExpanded, Reader reader) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      reader.isClean(name, content);
    }
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      Kind kind = Kind.of(content);
      if (kind != Kind.PLAIN) {
        new SweptFile(reader, mostExpanded).open(kind, name, content, 1);
      }
    }
  }

  private enum Kind {
    PLAIN,
    ZIP,
    GZIP;

    /** The stream stays where it is. */
    static Kind of(InputStream content) throws IOException {
      content.mark(MAGIC);
      byte[] magic = content.readNBytes(MAGIC);
      content.reset();
      if (magic.length < MAGIC) {
        return PLAIN;
      }
      if (magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
        return ZIP;
      }
      // The method is deflate, or it is none of those that are in use.
      return magic[0] == 0x1f && magic[1] == (byte) 0x8b && magic[2] == 8 ? GZIP : PLAIN;
    }
  }

  private void open(Kind kind, String place, InputStream archive, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw tooMuch(place, "has more than " + DEEPEST + " archives within each other");
    }
    if (kind == Kind.GZIP) {
      try (InputStream content = new GZIPInputStream(archive)) {
        readInner(place + "!", content, depth);
      }
      return;
    }
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] name = entry.getName().getBytes(UTF_8);
        boolean cleanName =
            reader.isClean(place + "!, the name of an entry", new ByteArrayInputStream(name));
        readInner(place + "!/" + (cleanName ? entry.getName() : "..."), zip, depth);
      }
    }
  }

  private void readInner(String place, InputStream content, int depth) throws IOException {
    InputStream inner = new BufferedInputStream(new Inner(place, content));
    Kind kind = Kind.of(inner);
    if (kind == Kind.PLAIN) {
      reader.isClean(place, inner);
    } else {
      open(kind, place, inner, depth + 1);
    }
  }

  /** Counts what comes out of an archive, which stays open when its content is closed. */
  private final class Inner extends FilterInputStream {
    private final String place;

    Inner(String place, InputStream content) {
      super(content);
      this.place = place;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      expanded += read;
      if (expanded > mostExpanded) {
        throw tooMuch(place, "expands to more than " + mostExpanded + " bytes");
      }
    }

    @Override
    public void close() {
      // Whoever opened the archive closes it.
    }
  }

  private static IllegalStateException tooMuch(String place, String why) {
    return new IllegalStateException(
        "the files were not swept: "
            + place
            + " "
            + why
            + "; unpack it and sweep what it holds, or leave it out");
  }
}
