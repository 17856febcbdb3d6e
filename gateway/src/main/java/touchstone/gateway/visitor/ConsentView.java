package touchstone.gateway.visitor;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param measurement whether the visitor may be recognised at the next visit, to measure what the visits lead to; absent where nobody has said so yet */
@Schema(name = "VisitorConsent")
public record ConsentView(@NotNull Boolean measurement) {
    public static ConsentView of(Visitor visitor) {
        return new ConsentView(switch (visitor.consent()) {
            case GRANTED -> true;
            case DECLINED, SIGNAL -> false;
            case UNKNOWN -> null;
        });
    }
}
