package dev.crmport.core.pace;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a flight recording knows of a refusal. */
@Name("dev.crmport.TurnRefused")
@Label("CRM turn refused")
@Category("CrmPort")
@StackTrace(false)
final class TurnRefusedEvent extends Event {
  @Label("Lane")
  String lane = "";

  @Label("Urgency")
  String urgency = "";

  @Label("Operation")
  String operation = "";

  @Label("Reason")
  String reason = "";
}
