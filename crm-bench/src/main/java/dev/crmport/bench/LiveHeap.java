package dev.crmport.bench;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of every class that a collection leaves, from the virtual machine's own histogram:
 * exact to the byte, unlike the size of the used heap, which goes by regions.
 */
public final class LiveHeap {
  private static final Pattern ROW =
      Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +([^ \\n]+)", Pattern.MULTILINE);

  /** Keeps the count before this one alive, so that each count has one other in it. */
  @SuppressWarnings("UnusedVariable")
  private static volatile @Nullable LiveHeap last;

  private final Map<String, Long> bytes = new HashMap<>();

  private LiveHeap(String histogram) {
    Matcher row = ROW.matcher(histogram);
    while (row.find()) {
      bytes.merge(row.group(2), Long.parseLong(row.group(1)), Long::sum);
    }
  }

  /** Collects, and counts what is left. */
  public static LiveHeap now() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    LiveHeap now = new LiveHeap((String) histogram);
    last = now;
    return now;
  }

  /** All of it. */
  public long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What came to it since another count, by class; classes that have not grown are left out. */
  public Map<String, Long> since(LiveHeap before) {
    Map<String, Long> grown = new HashMap<>();
    bytes.forEach(
        (name, now) -> {
          long more = now - before.bytes.getOrDefault(name, 0L);
          if (more > 0) {
            grown.put(name, more);
          }
        });
    return grown;
  }
}
