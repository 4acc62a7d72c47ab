package dev.crmport.core.pace;

/** Who waits for the answer. */
public enum Urgency {
  /** A person. */
  INTERACTIVE,
  /** A job. */
  BATCH
}
