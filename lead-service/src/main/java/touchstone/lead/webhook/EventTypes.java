package touchstone.lead.webhook;

import java.util.Set;

/** What is told of; see V009__events.sql, which tells it. */
final class EventTypes {
    static final Set<String> ALL = Set.of("touchstone.lead.submitted", "touchstone.lead.in-review", "touchstone.lead.accepted", "touchstone.lead.declined", "touchstone.lead.merged",
            "touchstone.lead.withdrawn", "touchstone.lead.assigned", "touchstone.lead.due-soon", "touchstone.lead.overdue", "touchstone.lead.erased",
            "touchstone.opportunity.opened", "touchstone.opportunity.changed", "touchstone.opportunity.assigned", "touchstone.opportunity.moved", "touchstone.opportunity.won",
            "touchstone.opportunity.lost", "touchstone.opportunity.reopened",
            "touchstone.demo.booked", "touchstone.demo.changed", "touchstone.demo.cancelled", "touchstone.demo.held", "touchstone.demo.missed",
            "touchstone.task.created", "touchstone.task.changed", "touchstone.task.done", "touchstone.task.dropped");

    private EventTypes() {}
}
