package dev.crmport.core.comparison;

/** How the second key stands beside the first one. */
public enum Verdict {
  /** Both are alike. */
  SAME,
  /** It may do less. */
  LESS,
  /** It may do more. */
  MORE,
  /** They differ, or one of them is not told, and nothing says which of them may do more. */
  UNKNOWN
}
