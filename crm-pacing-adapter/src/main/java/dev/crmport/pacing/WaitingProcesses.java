package dev.crmport.pacing;

import dev.crmport.core.pace.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The processes that wait in a lane, in the order of their coming: at most one ticket for each
 * process and urgency. A process that has its turn gives its ticket back, and so comes to stand at
 * the tail, should it still wait afterwards.
 */
final class WaitingProcesses {
  /** A process that has not looked for so long, though it might have gone, has died. */
  static final long SILENCE = TimeUnit.MILLISECONDS.toNanos(300);

  /** A ticket younger than that need not be written anew: most looks then write nothing. */
  private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(100);

  /** Who comes when so many wait has no place in the order, and takes its chance. */
  private static final int MOST = 100;

  private final List<Ticket> line;
  private boolean changed;

  WaitingProcesses(List<Ticket> line) {
    this.line = new ArrayList<>(line);
  }

  boolean isChanged() {
    return changed;
  }

  /** Says who waits and who does not. */
  void tell(long process, Urgency urgency, boolean waits, long now) {
    int known = find(process, urgency);
    Ticket mine = new Ticket(process, urgency, now);
    if (!waits) {
      remove(process, urgency);
    } else if (known < 0 && line.size() < MOST) {
      line.add(mine);
      changed = true;
    } else if (known >= 0 && now - line.get(known).seen() > FRESH) {
      line.set(known, mine);
      changed = true;
    }
  }

  void remove(long process, Urgency urgency) {
    changed |= line.removeIf(ticket -> ticket.isOf(process, urgency));
  }

  void removeAllOf(long process) {
    changed |= line.removeIf(ticket -> ticket.process() == process);
  }

  /** Takes out who has been silent, though since that moment it might have gone. */
  void dropSilent(long due, long now) {
    changed |= line.removeIf(ticket -> now - ticket.seen() > SILENCE && now - due > SILENCE);
  }

  boolean isIn(long process) {
    return line.stream().anyMatch(ticket -> ticket.process() == process);
  }

  boolean isAnyone(Urgency urgency) {
    return line.stream().anyMatch(ticket -> ticket.urgency() == urgency);
  }

  /** Whether nobody of this urgency has come before. */
  boolean isFirst(long process, Urgency urgency) {
    for (Ticket ticket : line) {
      if (ticket.urgency() == urgency) {
        return ticket.process() == process;
      }
    }
    return true;
  }

  /** How many others go before this one, as a rule. */
  int ahead(long process) {
    Urgency urgency = find(process, Urgency.INTERACTIVE) >= 0 ? Urgency.INTERACTIVE : Urgency.BATCH;
    int place = find(process, urgency);
    int ahead = urgency == Urgency.BATCH ? others(process, Urgency.INTERACTIVE) : 0;
    for (int i = 0; i < (place < 0 ? line.size() : place); i++) {
      if (line.get(i).urgency() == urgency) {
        ahead++;
      }
    }
    return ahead;
  }

  /** How many other processes wait. */
  int others(long process, Urgency urgency) {
    int others = 0;
    for (Ticket ticket : line) {
      if (ticket.urgency() == urgency && ticket.process() != process) {
        others++;
      }
    }
    return others;
  }

  List<Ticket> tickets(UnaryOperator<Ticket> as) {
    return line.stream().map(as).toList();
  }

  private int find(long process, Urgency urgency) {
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).isOf(process, urgency)) {
        return i;
      }
    }
    return -1;
  }
}
