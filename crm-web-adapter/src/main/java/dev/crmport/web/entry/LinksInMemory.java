package dev.crmport.web.entry;

import dev.crmport.core.pace.Time;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Used links of one process, forgotten once they have expired. */
final class LinksInMemory implements UsedLinks {
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final Time time;

  LinksInMemory(Time time) {
    this.time = time;
  }

  @Override
  public boolean isUsed(String link) {
    return used.containsKey(link);
  }

  @Override
  public boolean use(String link, Instant until) {
    Instant now = time.now();
    used.values().removeIf(now::isAfter);
    return used.putIfAbsent(link, until) == null;
  }

  @Override
  public void giveBack(String link) {
    used.remove(link);
  }

  @Override
  public String toString() {
    return "LinksInMemory";
  }
}
