package dev.crmport.scan.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a scan came to.
 *
 * @param exposures in the order of their places; none stands twice
 * @param troubles what could not be read, or was passed over; in the order of the paths
 * @param files how many files and git objects were read; members of archives are part of theirs
 * @param bytes how many bytes they have
 * @param links how many links were not followed: what they lead to is read where it lies
 * @param testKeys how many keys of the documented test shape were seen and not told
 * @param untold how many exposures there were beyond those that are listed
 */
public record ScanReport(
    List<Exposure> exposures,
    List<Trouble> troubles,
    long files,
    long bytes,
    long links,
    long testKeys,
    long untold) {
  /** Takes copies. */
  public ScanReport {
    exposures = List.copyOf(exposures);
    troubles = List.copyOf(troubles);
  }

  /** How many things were left unread, where keys may still stand. */
  public long unread() {
    return troubles.stream().filter(trouble -> trouble.kind().unread()).count();
  }

  /** The same with other exposures: those that are not accepted, say. */
  public ScanReport withExposures(List<Exposure> told) {
    return new ScanReport(told, troubles, files, bytes, links, testKeys, untold);
  }

  /** Both together. */
  public ScanReport and(ScanReport other) {
    return new ScanReport(
        together(exposures, other.exposures),
        together(troubles, other.troubles),
        files + other.files,
        bytes + other.bytes,
        links + other.links,
        testKeys + other.testKeys,
        untold + other.untold);
  }

  private static <T> List<T> together(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).sorted().distinct().toList();
  }
}
