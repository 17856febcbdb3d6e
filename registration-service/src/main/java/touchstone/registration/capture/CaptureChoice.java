package touchstone.registration.capture;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which claims of a provider a visitor lets us keep, decided before the redirect and on a notice they saw. Never changed: who changes their mind chooses anew. */
@Entity
public class CaptureChoice {
    @Id
    private UUID id;
    private String provider;
    private String[] claims;
    private String notice;
    private String visitor;
    private Instant chosenAt;

    protected CaptureChoice() {}

    /** @param visitor who chose, null for a browser that allows no id */
    CaptureChoice(NewCaptureChoice choice, String visitor, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.provider = choice.provider();
        this.claims = choice.claims().toArray(String[]::new);
        this.notice = choice.noticeHash();
        this.visitor = visitor;
        this.chosenAt = now;
    }

    boolean allows(String claim) {
        return List.of(claims).contains(claim);
    }

    UUID id() {
        return id;
    }

    String provider() {
        return provider;
    }

    CaptureChoiceView view() {
        return new CaptureChoiceView(id, provider, List.of(claims), notice, chosenAt);
    }
}
