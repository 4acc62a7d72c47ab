package dev.crmport.scan.content;

import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Opens what is packed and has each member read. For one archive at a time. */
final class Archives {
  /** What the widest setting of xz needs and a little more, in KB; a bomb may ask for 4 GB. */
  private static final int XZ_MEMORY_KB = 80 << 10;

  private final ContentReader reader;
  private final int depth;
  private final Budget budget;

  Archives(ContentReader reader, int depth, Budget budget) {
    this.reader = reader;
    this.depth = depth;
    this.budget = budget;
  }

  void read(ContentKind kind, Origin origin, InputStream packed) throws IOException {
    switch (kind) {
      case ZIP -> members(origin, new ZipArchiveInputStream(packed, "UTF-8", true, true));
      case TAR -> members(origin, new TarArchiveInputStream(packed, "UTF-8"));
      case GZIP ->
          only(
              origin,
              GzipCompressorInputStream.builder()
                  .setInputStream(packed)
                  .setDecompressConcatenated(true)
                  .get());
      case BZIP2 -> only(origin, new BZip2CompressorInputStream(packed, true));
      case XZ ->
          only(
              origin,
              XZCompressorInputStream.builder()
                  .setInputStream(packed)
                  .setDecompressConcatenated(true)
                  .setMemoryLimitKiB(XZ_MEMORY_KB)
                  .get());
      default -> throw new IllegalArgumentException(kind + " is no archive");
    }
  }

  /** One content without a name of its own: {@code a.log.gz!/a.log}, {@code a.tgz!/a.tar}. */
  private void only(Origin origin, InputStream unpacked) throws IOException {
    reader.look(origin.member(unpackedName(origin)), budget.unpacking(unpacked), depth, budget);
  }

  private static String unpackedName(Origin origin) {
    String name = origin.path().substring(origin.path().lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    if (origin.endsWith(".tgz", ".tbz2", ".txz")) {
      return name.substring(0, dot) + ".tar";
    }
    return origin.endsWith(".gz", ".bz2", ".xz") ? name.substring(0, dot) : name;
  }

  private void members(Origin origin, ArchiveInputStream<? extends ArchiveEntry> archive)
      throws IOException {
    InputStream content = budget.unpacking(archive);
    for (ArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      budget.entry();
      Origin member = origin.member(entry.getName());
      reader.name(member, entry.getName());
      if (entry.isDirectory()) {
        continue;
      }
      if (archive.canReadEntryData(entry)) {
        reader.look(member, content, depth, budget);
      } else {
        reader.trouble(member, Trouble.Kind.LOCKED);
      }
    }
  }
}
