package touchstone.catalog.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Malformed;

/** An event by its place in the publication log: the number of an entry, counted from 1, and which item of it, counted from 0. Written {@code 12-0}, as the id of an event is. */
@Schema(type = SchemaType.STRING, examples = "12-0")
record Place(long entry, int item) implements Comparable<Place> {
    /** @throws NoEvent if it is none */
    @JsonCreator
    static Place parse(String text) {
        if (!text.matches("[1-9][0-9]{0,17}-[0-9]{1,9}")) throw new NoEvent();
        int dash = text.indexOf('-');
        return new Place(Long.parseLong(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    @Override
    public int compareTo(Place other) {
        return entry == other.entry ? Integer.compare(item, other.item) : Long.compare(entry, other.entry);
    }

    @JsonValue
    @Override
    public String toString() {
        return entry + "-" + item;
    }

    static final class NoEvent extends Malformed {
        NoEvent() {
            super("An event is named as in its id, such as 12-0.");
        }
    }
}
