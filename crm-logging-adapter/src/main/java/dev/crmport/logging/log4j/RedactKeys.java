package dev.crmport.logging.log4j;

import dev.crmport.logging.LogRedactor;
import java.util.ListIterator;
import java.util.Locale;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.arbiters.Arbiter;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.config.plugins.PluginNode;
import org.apache.logging.log4j.core.config.plugins.processor.PluginEntry;
import org.apache.logging.log4j.core.config.plugins.util.PluginType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of everything that Log4j writes. One line, anywhere below {@code Configuration} in
 * {@code log4j2.xml}, or the same in JSON or YAML:
 *
 * <pre>{@code
 * <RedactKeys/>
 * }</pre>
 *
 * <p>In {@code log4j2.properties}, which knows no better word for it:
 *
 * <pre>{@code
 * filter.redact.type = RedactKeys
 * }</pre>
 *
 * <p>Each appender of the configuration is handed events without keys, whatever it does with them:
 * message, parameters, thread context, marker, names, failures with all their causes. What its
 * layout makes of an event is looked through again, since a key may come together there. What an
 * appender reports when it fails is redacted too. An event without a key passes as the same object.
 *
 * <p>An appender stands behind another one then: {@code Configuration.getAppender(name)} gives that
 * one. What code adds later goes through {@link #around}. The redactor is that of {@link
 * LogRedactor}.
 *
 * <p>It is a condition to Log4j, since those are met before anything of a configuration is built,
 * wherever in it they stand; this one is always true and leaves no trace but what it has wrapped.
 */
@Plugin(
    name = "RedactKeys",
    category = Node.CATEGORY,
    elementType = Arbiter.ELEMENT_TYPE,
    printObject = true)
public final class RedactKeys implements Arbiter {
  private static final PluginType<RedactingAppender> APPENDER =
      type(RedactingAppender.class, Appender.ELEMENT_TYPE);
  private static final PluginType<RedactingLayout.OfText> TEXT =
      type(RedactingLayout.OfText.class, Layout.ELEMENT_TYPE);
  private static final PluginType<RedactingLayout.OfBytes> BYTES =
      type(RedactingLayout.OfBytes.class, Layout.ELEMENT_TYPE);
  private static final String NAME = "name";

  private RedactKeys() {}

  /**
   * Called by Log4j, for the line in its configuration.
   *
   * @param onMatch given to all that a properties file calls a filter; means nothing here
   * @param onMismatch the same
   */
  @PluginFactory
  public static RedactKeys create(
      @PluginNode Node line,
      @PluginAttribute("onMatch") @Nullable String onMatch,
      @PluginAttribute("onMismatch") @Nullable String onMismatch) {
    Node root = line;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    wrapBelow(root);
    return new RedactKeys();
  }

  /** The appender for code to add in the place of this one, which it starts and stops. */
  public static Appender around(Appender appender) {
    return RedactingAppender.around(appender);
  }

  @Override
  public boolean isCondition() {
    return true;
  }

  private static void wrapBelow(Node parent) {
    ListIterator<Node> children = parent.getChildren().listIterator();
    while (children.hasNext()) {
      Node child = children.next();
      PluginType<?> wrapper = wrapper(child);
      if (wrapper != null && !isWrapper(parent)) {
        children.set(wrapped(child, wrapper));
      }
      wrapBelow(child);
    }
  }

  private static boolean isWrapper(Node node) {
    PluginType<?> type = node.getType();
    return APPENDER.equals(type) || TEXT.equals(type) || BYTES.equals(type);
  }

  private static @Nullable PluginType<?> wrapper(Node node) {
    if (node.getType() == null || isWrapper(node)) {
      return null;
    }
    Class<?> made = node.getType().getPluginClass();
    if (Layout.class.isAssignableFrom(made)) {
      return StringLayout.class.isAssignableFrom(made) ? TEXT : BYTES;
    }
    // Log4j stops those first which it can see to be asynchronous, so that what they still hold is
    // written. They need no redaction: what they hand on to does it.
    return Appender.class.isAssignableFrom(made) && !AsyncAppender.class.isAssignableFrom(made)
        ? APPENDER
        : null;
  }

  private static Node wrapped(Node node, PluginType<?> type) {
    Node wrapper = new Node(node.getParent(), node.getName(), type);
    String name = node.getAttributes().get(NAME);
    if (type.equals(APPENDER) && name != null) {
      wrapper.getAttributes().put(NAME, name);
    }
    wrapper.getChildren().add(node);
    node.setParent(wrapper);
    return wrapper;
  }

  private static <T> PluginType<T> type(Class<T> made, String element) {
    PluginEntry entry = new PluginEntry();
    entry.setKey(made.getSimpleName().toLowerCase(Locale.ROOT));
    entry.setName(made.getSimpleName());
    entry.setClassName(made.getName());
    entry.setCategory(Node.CATEGORY);
    return new PluginType<>(entry, made, element);
  }
}
