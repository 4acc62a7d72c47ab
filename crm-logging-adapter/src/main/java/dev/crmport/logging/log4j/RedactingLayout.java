package dev.crmport.logging.log4j;

import dev.crmport.logging.line.Clean;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Map;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.impl.LocationAware;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.jspecify.annotations.Nullable;

/** Looks through what a layout made of an event, in which parts have come together. */
abstract class RedactingLayout<T extends Serializable> implements Layout<T>, LocationAware {
  private final Layout<? extends T> layout;

  private RedactingLayout(Layout<? extends T> layout) {
    this.layout = layout;
  }

  Layout<? extends T> layout() {
    return layout;
  }

  /** What the layout made without an event: keys can only stand in the configuration. */
  abstract byte[] clean(byte[] made);

  @Override
  public byte @Nullable [] getHeader() {
    byte[] header = layout.getHeader();
    return header == null ? null : clean(header);
  }

  @Override
  public byte @Nullable [] getFooter() {
    byte[] footer = layout.getFooter();
    return footer == null ? null : clean(footer);
  }

  @Override
  public void encode(LogEvent event, ByteBufferDestination destination) {
    byte[] made = toByteArray(event);
    destination.writeBytes(made, 0, made.length);
  }

  @Override
  public String getContentType() {
    return layout.getContentType();
  }

  @Override
  public Map<String, String> getContentFormat() {
    return layout.getContentFormat();
  }

  @Override
  public boolean requiresLocation() {
    return layout instanceof LocationAware aware && aware.requiresLocation();
  }

  /** Of a layout whose bytes are its text in an encoding. */
  static final class OfText extends RedactingLayout<String> implements StringLayout {
    private final Charset charset;

    private OfText(StringLayout layout) {
      super(layout);
      charset = layout.getCharset();
    }

    /** Called by Log4j. */
    @PluginFactory
    static @Nullable OfText create(
        @PluginElement(Layout.ELEMENT_TYPE) @Nullable StringLayout layout) {
      return layout == null ? null : new OfText(layout);
    }

    @Override
    byte[] clean(byte[] made) {
      return Clean.bytes(made, charset);
    }

    @Override
    public byte[] toByteArray(LogEvent event) {
      return toSerializable(event).getBytes(charset);
    }

    @Override
    public String toSerializable(LogEvent event) {
      return Clean.text(layout().toSerializable(event));
    }

    @Override
    public Charset getCharset() {
      return charset;
    }
  }

  /** Of a layout that makes anything else. */
  static final class OfBytes extends RedactingLayout<Serializable> {
    private OfBytes(Layout<? extends Serializable> layout) {
      super(layout);
    }

    /** Called by Log4j. */
    @PluginFactory
    static @Nullable OfBytes create(
        @PluginElement(Layout.ELEMENT_TYPE) @Nullable Layout<? extends Serializable> layout) {
      return layout == null ? null : new OfBytes(layout);
    }

    @Override
    byte[] clean(byte[] made) {
      return Clean.bytes(made);
    }

    @Override
    public byte[] toByteArray(LogEvent event) {
      return clean(layout().toByteArray(event));
    }

    @Override
    public Serializable toSerializable(LogEvent event) {
      Serializable made = layout().toSerializable(event);
      return switch (made) {
        case String text -> Clean.text(text);
        case byte[] bytes -> clean(bytes);
        // An event as an object, which is clean already.
        default -> made;
      };
    }
  }
}
