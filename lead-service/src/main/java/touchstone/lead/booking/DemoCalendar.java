package touchstone.lead.booking;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import touchstone.commons.Revision;
import touchstone.lead.JsonText;

/** A calendar as it is kept. */
@Entity
class DemoCalendar {
    @Id String id;
    @Version long revision;
    @Convert(converter = Json.class) CalendarDefinition definition;
    Instant changedAt;
    String changedBy;

    protected DemoCalendar() {}

    DemoCalendar(String id, CalendarDefinition definition, String by, Instant now) {
        this.id = id;
        change(definition, by, now);
    }

    void change(CalendarDefinition definition, String by, Instant now) {
        this.definition = definition;
        this.changedBy = by;
        this.changedAt = now;
    }

    Revision revision() {
        return new Revision(revision);
    }

    static class Json extends JsonText<CalendarDefinition> {
        Json() {
            super(CalendarDefinition.class);
        }
    }
}
