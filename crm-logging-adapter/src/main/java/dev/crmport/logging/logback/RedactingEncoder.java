package dev.crmport.logging.logback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.crmport.logging.line.Clean;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Looks through what an encoder made of an event, in which parts have come together. */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;
  private final Charset charset;

  /** One that has been started. */
  RedactingEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
    charset = charset(encoder);
    setContext(encoder.getContext());
  }

  /** Byte for character where ASCII is itself, whatever the rest is: nothing gets lost then. */
  private static Charset charset(Encoder<ILoggingEvent> encoder) {
    Charset said = encoder instanceof LayoutWrappingEncoder<?> text ? text.getCharset() : null;
    return said == null || "|".getBytes(said).length == 1 ? ISO_8859_1 : said;
  }

  @Override
  public byte @Nullable [] encode(ILoggingEvent event) {
    return clean(encoder.encode(event));
  }

  @Override
  public byte @Nullable [] headerBytes() {
    return clean(encoder.headerBytes());
  }

  @Override
  public byte @Nullable [] footerBytes() {
    return clean(encoder.footerBytes());
  }

  private byte @Nullable [] clean(byte @Nullable [] made) {
    return made == null ? null : Clean.bytes(made, charset);
  }

  @Override
  public void start() {
    encoder.start();
  }

  @Override
  public void stop() {
    encoder.stop();
  }

  @Override
  public boolean isStarted() {
    return encoder.isStarted();
  }
}
