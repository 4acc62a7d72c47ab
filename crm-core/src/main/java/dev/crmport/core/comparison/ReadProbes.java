package dev.crmport.core.comparison;

import dev.crmport.core.call.QueryParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A read-only call for each family of the API that has one without an id in its path. */
public final class ReadProbes {
  /** Source: the API's list of operations; each is a GET that changes nothing. */
  private static final List<ReadProbe> ALL =
      List.of(
          ReadProbe.oneOf("/activistCodes"),
          ReadProbe.of("/ballotTypes"),
          ReadProbe.of("/bargainingUnits"),
          ReadProbe.of("/bulkImportJobs/resources"),
          ReadProbe.of("/bulkImportMappingTypes"),
          ReadProbe.of("/campaigns"),
          ReadProbe.of("/canvassResponses/contactTypes"),
          ReadProbe.of("/changedEntityExportJobs/resources"),
          ReadProbe.of("/codeTypes"),
          ReadProbe.oneOf("/codes"),
          ReadProbe.of("/contributions/attributionTypes"),
          ReadProbe.of("/customFields"),
          ReadProbe.of("/departments"),
          ReadProbe.of("/designations"),
          ReadProbe.of("/districtFields"),
          ReadProbe.oneOf("/email/messages"),
          ReadProbe.oneOf("/employers"),
          ReadProbe.oneOf("/events"),
          ReadProbe.of("/exportJobTypes"),
          ReadProbe.of("/financialBatches"),
          ReadProbe.oneOf("/folders"),
          ReadProbe.of("/jobClasses"),
          ReadProbe.oneOf("/locations"),
          ReadProbe.of("/memberStatuses"),
          ReadProbe.oneOf("/minivanExports"),
          ReadProbe.of("/notes/categories"),
          ReadProbe.oneOf("/onlineActionsForms"),
          // The search wants a criterion; nobody has this address.
          ReadProbe.oneOf("/people", new QueryParameter("email", "nobody@probe.example.org")),
          ReadProbe.of("/phones/isCellStatuses"),
          ReadProbe.oneOf("/printedLists"),
          ReadProbe.of("/relationships"),
          ReadProbe.oneOf("/savedLists"),
          ReadProbe.of("/scheduleTypes"),
          ReadProbe.oneOf("/scoreUpdates"),
          ReadProbe.oneOf("/scores"),
          ReadProbe.of("/shiftTypes"),
          ReadProbe.of("/signups/statuses"),
          ReadProbe.oneOf("/supporterGroups"),
          ReadProbe.oneOf("/surveyQuestions"),
          ReadProbe.oneOf("/targets"),
          ReadProbe.oneOf("/voterRegistrationBatches"),
          ReadProbe.of("/worksites"));

  private static final Map<String, ReadProbe> BY_FAMILY = new TreeMap<>();

  static {
    ALL.forEach(probe -> BY_FAMILY.put(probe.family(), probe));
  }

  private ReadProbes() {}

  /** The families that can be probed. */
  public static Set<String> families() {
    return new TreeSet<>(BY_FAMILY.keySet());
  }

  /**
   * The probes of these families; a family that has none is left out.
   *
   * @param families such as {@code people}; letter case counts
   */
  public static List<ReadProbe> of(Collection<String> families) {
    List<ReadProbe> probes = new ArrayList<>();
    for (String family : new TreeSet<>(families)) {
      ReadProbe probe = BY_FAMILY.get(family);
      if (probe != null) {
        probes.add(probe);
      }
    }
    return probes;
  }
}
