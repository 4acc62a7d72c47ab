package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.OrdinaryText;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line without a key passes as if nobody had looked at it. */
class CleanLineTest {
  private static final int LONGEST = 120;
  private static final Redactor REDACTOR = RedactionTrial.knowing(1_000, 1);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"LOGS", "CAPITALS", "NUMBERS"})
  void aCleanLineAllocatesNothing(OrdinaryText kind) {
    // Of the length that the bound is about; a line of thousands of digits may be decoded.
    List<String> lines =
        kind.text(1, 300_000).lines().filter(line -> line.length() <= LONGEST).toList();
    allocatedFor(lines);

    assertThat(allocatedFor(lines)).isZero();
  }

  private static long allocatedFor(List<String> lines) {
    int changed = 0;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      changed += REDACTOR.redact(line).equals(line) ? 0 : 1;
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(changed).isZero();
    return after - before;
  }
}
