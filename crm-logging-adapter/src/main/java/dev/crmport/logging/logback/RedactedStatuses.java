package dev.crmport.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.ErrorStatus;
import ch.qos.logback.core.status.InfoStatus;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.status.StatusManager;
import ch.qos.logback.core.status.WarnStatus;
import dev.crmport.logging.line.Clean;
import java.util.Iterator;
import java.util.List;

/**
 * What Logback says about itself, without keys: the values of a configuration, what kept an
 * appender from writing. Redacted as it comes, and again as it is read: a key may have been learned
 * since.
 */
final class RedactedStatuses implements StatusManager {
  private final StatusManager statuses;

  private RedactedStatuses(StatusManager statuses) {
    this.statuses = statuses;
  }

  static void in(LoggerContext context) {
    if (!(context.getStatusManager() instanceof RedactedStatuses)) {
      context.setStatusManager(new RedactedStatuses(context.getStatusManager()));
    }
  }

  @Override
  public void add(Status status) {
    statuses.add(clean(status));
  }

  @Override
  public List<Status> getCopyOfStatusList() {
    List<Status> copy = statuses.getCopyOfStatusList();
    copy.replaceAll(RedactedStatuses::clean);
    return copy;
  }

  private static Status clean(Status status) {
    Throwable failure = status.getThrowable();
    Throwable cleanFailure = failure == null ? null : Clean.failure(failure);
    Object origin = status.getOrigin();
    Object cleanOrigin = Clean.valueOrNull(origin);
    String text = status.getMessage();
    Iterator<Status> children = status.iterator();
    if (Clean.is(text)
        && Clean.same(origin, cleanOrigin)
        && Clean.same(failure, cleanFailure)
        && !children.hasNext()) {
      return status;
    }
    String cleanText = text == null ? "" : Clean.text(text);
    Status clean =
        switch (status.getLevel()) {
          case Status.ERROR -> new ErrorStatus(cleanText, cleanOrigin, cleanFailure);
          case Status.WARN -> new WarnStatus(cleanText, cleanOrigin, cleanFailure);
          default -> new InfoStatus(cleanText, cleanOrigin, cleanFailure);
        };
    children.forEachRemaining(child -> clean.add(clean(child)));
    return clean;
  }

  @Override
  public int getCount() {
    return statuses.getCount();
  }

  @Override
  public boolean add(StatusListener listener) {
    return statuses.add(listener);
  }

  @Override
  public void remove(StatusListener listener) {
    statuses.remove(listener);
  }

  @Override
  public void clear() {
    statuses.clear();
  }

  @Override
  public List<StatusListener> getCopyOfStatusListenerList() {
    return statuses.getCopyOfStatusListenerList();
  }
}
