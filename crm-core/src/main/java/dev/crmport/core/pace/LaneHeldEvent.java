package dev.crmport.core.pace;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What a flight recording knows of a pause that the CRM asked for. */
@Name("dev.crmport.LaneHeld")
@Label("CRM lane held")
@Category("CrmPort")
@StackTrace(false)
final class LaneHeldEvent extends Event {
  @Label("Lane")
  String lane = "";

  @Label("Pause")
  @Timespan(Timespan.NANOSECONDS)
  long pause;
}
