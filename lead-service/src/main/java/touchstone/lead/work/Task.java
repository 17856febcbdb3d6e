package touchstone.lead.work;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Revision;
import touchstone.lead.lead.Actor;

/** Something to do about a lead, by somebody, until then. */
@Entity
class Task {
    @Id UUID id;
    @Version long revision;
    UUID lead;
    String title;
    Instant dueAt;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "assignee_id"))
    @AttributeOverride(name = "name", column = @Column(name = "assignee_name"))
    Actor assignee;
    Instant doneAt;
    Instant createdAt;

    protected Task() {}

    Task(UUID lead, TaskResource.Todo todo, Actor by, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.createdAt = now;
        change(todo, by, now);
    }

    /** @param by who does it where nobody is named */
    void change(TaskResource.Todo todo, Actor by, Instant now) {
        title = todo.title();
        dueAt = todo.dueAt();
        assignee = todo.assignee() == null ? by : new Actor(todo.assignee().id(), todo.assignee().name());
        doneAt = !todo.done() ? null : doneAt == null ? now : doneAt;
    }

    Revision revision() {
        return new Revision(revision);
    }
}
