package dev.crmport.scan.content;

import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Collects what a scan meets. Safe for use by many threads; bounded, whatever is in the files. */
public final class Gathering {
  /** More than anybody reads; what goes beyond is counted. */
  private static final long MOST = 100_000;

  private final Queue<Exposure> exposures = new ConcurrentLinkedQueue<>();
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicLong exposed = new AtomicLong();
  private final AtomicLong troubled = new AtomicLong();
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder links = new LongAdder();
  private final LongAdder testKeys = new LongAdder();

  /** Nothing yet. */
  public Gathering() {}

  /** A key was found. */
  public void found(Exposure exposure) {
    if (exposed.incrementAndGet() <= MOST) {
      exposures.add(exposure);
    }
  }

  /** More keys were found than are worth a line each. */
  public void foundMore(long count) {
    exposed.addAndGet(count);
  }

  /** Something was not read. */
  public void met(Trouble trouble) {
    if (troubled.incrementAndGet() <= MOST) {
      troubles.add(trouble);
    }
  }

  /** A file was read, or a git object. */
  public void read(long count, long size) {
    files.add(count);
    bytes.add(size);
  }

  /** A link was not followed. */
  public void passedLink() {
    links.increment();
  }

  /** A key of the test shape was not told. */
  public void passedTestKey() {
    testKeys.increment();
  }

  /** All of it, in order. */
  public ScanReport report() {
    List<Exposure> listed = exposures.stream().sorted().distinct().toList();
    return new ScanReport(
        listed,
        troubles.stream().sorted().distinct().toList(),
        files.sum(),
        bytes.sum(),
        links.sum(),
        testKeys.sum(),
        Math.max(0, exposed.get() - exposures.size()));
  }
}
