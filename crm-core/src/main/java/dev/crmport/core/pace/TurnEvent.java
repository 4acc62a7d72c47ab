package dev.crmport.core.pace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What a flight recording knows of a turn. */
@Name("dev.crmport.Turn")
@Label("CRM turn")
@Category("CrmPort")
@Description("One request in its lane, from the wait for its turn to its end")
@StackTrace(false)
final class TurnEvent extends Event {
  @Label("Lane")
  String lane = "";

  @Label("Urgency")
  String urgency = "";

  @Label("Operation")
  String operation = "";

  @Label("Wait")
  @Timespan(Timespan.NANOSECONDS)
  long waited;

  @Label("Answer time")
  @Description("From the departure to the first byte of the answer; 0 where none came")
  @Timespan(Timespan.NANOSECONDS)
  long answer;

  @Label("Exchange time")
  @Timespan(Timespan.NANOSECONDS)
  long exchange;

  @Label("End")
  String end = "";
}
