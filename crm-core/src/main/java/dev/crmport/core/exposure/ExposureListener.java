package dev.crmport.core.exposure;

/**
 * Is told of exposures, to alarm whoever has to act: once of each, by the thread that reported it,
 * when the key has been stopped or could not be. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface ExposureListener {
  /** A key was exposed. */
  void exposed(ExposureReport report);
}
