package dev.crmport.checks.pace;

/** What must come of {@link WaitingActs}, in whatever order they happen. */
public final class WaitingModel {
  private static final String KEPT = "kept";

  /** See {@link WaitingActs#person}. */
  public String person() {
    return KEPT;
  }

  /** See {@link WaitingActs#job}. */
  public String job() {
    return KEPT;
  }

  /** See {@link WaitingActs#ofUnknownEnd}. */
  public String ofUnknownEnd() {
    return KEPT;
  }

  /** See {@link WaitingActs#hurried}. */
  public String hurried() {
    return KEPT;
  }

  /** See {@link WaitingActs#interrupted}. */
  public String interrupted() {
    return KEPT;
  }

  /** See {@link WaitingActs#closePacer}. */
  public String closePacer() {
    return KEPT;
  }
}
