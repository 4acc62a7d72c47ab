package dev.crmport.core.pace;

/** How a turn ended. */
public enum TurnEnd {
  /** Its answer came. */
  ANSWERED,

  /** Its answer came and asked for a pause, see {@link Turn#hold}. */
  HELD,

  /** Nothing left. */
  UNUSED,

  /** It was closed without an answer: the request may still arrive within the quarantine. */
  UNKNOWN,

  /** It was never closed; the lane went on after the exchange's limit and the quarantine. */
  ABANDONED
}
