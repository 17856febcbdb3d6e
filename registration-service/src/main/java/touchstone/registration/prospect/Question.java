package touchstone.registration.prospect;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is worth asking next, in this order: what tells sales whether and how to answer comes first, then what lets us write so that it is welcome. Two at a time, so that nobody is put off;
 * and never what the person took back, which is an answer too.
 */
enum Question {
    COMPANY(Attribute.COMPANY, "Tells which offers and prices are yours."),
    JOB_TITLE(Attribute.JOB_TITLE, "Lets somebody answer who knows your kind of work."),
    PHONE("channels", "Phone number", "A question is often settled faster in a call."),
    BUYING_ROLE(Attribute.BUYING_ROLE, "Lets us send what you need: facts, figures or prices."),
    ADDRESS("addresses", "Address", "Tells what can be delivered to you, and who is near you."),
    LANGUAGE(Attribute.LANGUAGE, "Lets us write in your language."),
    TIME_ZONE(Attribute.TIME_ZONE, "Demos are offered at hours that are day for you.");

    private static final int AT_ONCE = 2;
    private final Attribute attribute;
    private final String field;
    private final String label;
    private final String why;

    Question(Attribute attribute, String why) {
        this.attribute = attribute;
        this.field = attribute.field();
        this.label = attribute.label();
        this.why = why;
    }

    Question(String field, String label, String why) {
        this.attribute = null;
        this.field = field;
        this.label = label;
        this.why = why;
    }

    /** One field to ask for. */
    @Schema(name = "Question")
    record View(@Schema(description = "As PATCH /me wants it.") String field, @Schema(description = "The field for people, in English.") String label,
                @Schema(description = "What it is good for, for the one who is asked.") String why) {}

    /** The next ones for somebody; none for who had the use of their data restricted. @param everSaid the fields that they said anything of */
    static List<View> next(Prospect prospect, List<String> everSaid) {
        if (prospect.isRestricted()) return List.of();
        return Arrays.stream(values()).filter(question -> question.isOpen(prospect, everSaid)).limit(AT_ONCE).map(question -> new View(question.field, question.label, question.why)).toList();
    }

    private boolean isOpen(Prospect prospect, List<String> everSaid) {
        return switch (this) {
            case PHONE -> prospect.channels().stream().noneMatch(channel -> channel.type() == Channel.Type.PHONE) && !everSaid.contains(field);
            case ADDRESS -> prospect.addresses().isEmpty() && !everSaid.contains(field);
            default -> prospect.value(attribute).isEmpty() && !everSaid.contains(field);
        };
    }
}
