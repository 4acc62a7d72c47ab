package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Archives of one member, as tests need them. */
final class Packed {
  private Packed() {}

  private interface Wrapping {
    OutputStream around(OutputStream out) throws IOException;
  }

  static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(content);
      zip.closeArchiveEntry();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return bytes.toByteArray();
  }

  static byte[] tar(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    return wrapped(content, GzipCompressorOutputStream::new);
  }

  static byte[] bzip2(byte[] content) {
    return wrapped(content, BZip2CompressorOutputStream::new);
  }

  static byte[] xz(byte[] content) {
    return wrapped(content, XZCompressorOutputStream::new);
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] wrapped(byte[] content, Wrapping wrapping) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = wrapping.around(bytes)) {
      out.write(content);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return bytes.toByteArray();
  }
}
