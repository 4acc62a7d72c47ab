package dev.crmport.checks.pace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A lane as its documentation describes it, for one thread: the open turn, when answers began, and
 * until when it is closed. Has what {@link LaneActs} has, by the same names, for Lincheck.
 */
public final class LaneModel {
  private static final long WINDOW = LaneActs.WINDOW.toNanos() + 1_000_000;

  private long now;
  private long closedUntil;
  private final List<Long> anchors = new ArrayList<>();
  private final Map<Integer, ModelTurn> turns = new HashMap<>();
  private ModelTurn open = new ModelTurn(0);

  private static final class ModelTurn {
    private final long departed;
    private Long answered;
    private boolean unused;

    ModelTurn(long departed) {
      this.departed = departed;
    }
  }

  /** A lane whose turn 0 is open. */
  public LaneModel() {
    turns.put(0, open);
  }

  /** See {@link LaneActs#take}. */
  public String take(int thread) {
    giveUp();
    int past = anchors.size() - LaneActs.PERMITS;
    boolean windowIsFull = past >= 0 && now < anchors.get(past) + WINDOW;
    if (open != null || now < closedUntil || windowIsFull) {
      return "DEADLINE";
    }
    open = new ModelTurn(now);
    turns.put(thread, open);
    return "given";
  }

  private void giveUp() {
    if (open == null) {
      return;
    }
    long limit = open.departed + LaneActs.LIMIT.plus(LaneActs.QUARANTINE).toNanos();
    if (now >= limit) {
      end(limit);
    }
  }

  private void end(long unknownUntil) {
    if (open.answered != null) {
      anchors.add(open.answered);
    } else {
      anchors.add(unknownUntil);
      closedUntil = Math.max(closedUntil, unknownUntil);
    }
    open = null;
  }

  /** See {@link LaneActs#answered}. */
  public void answered(int turn) {
    ModelTurn answering = turns.get(turn);
    if (answering != null && answering.answered == null) {
      answering.answered = now;
    }
  }

  /** See {@link LaneActs#unused}. */
  public void unused(int turn) {
    ModelTurn giving = turns.get(turn);
    if (giving != null) {
      giving.unused = true;
    }
  }

  /** See {@link LaneActs#close}. */
  public void close(int turn) {
    if (!isOpen(turn)) {
      return;
    }
    if (open.unused && open.answered == null) {
      open = null;
    } else {
      end(now + LaneActs.QUARANTINE.toNanos());
    }
  }

  /** See {@link LaneActs#hold}. */
  public void hold(int turn) {
    if (isOpen(turn)) {
      closedUntil = Math.max(closedUntil, now + LaneActs.PAUSE.toNanos());
    }
  }

  private boolean isOpen(int turn) {
    return open != null && turns.get(turn) == open;
  }

  /** See {@link LaneActs#pass}. */
  public void pass() {
    now += LaneActs.STEP;
  }
}
