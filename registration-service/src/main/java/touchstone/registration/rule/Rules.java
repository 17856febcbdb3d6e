package touchstone.registration.rule;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import touchstone.commons.Revision;

/** What a provider's terms allow with what it handed over. Appended, never changed: the youngest revision holds. */
@Entity
@Table(name = "provider_rules")
public class Rules {
    @Id
    private UUID id;
    private String provider;
    private long revision;
    private boolean store;
    private Integer keepDays;
    private boolean refresh;
    @Column(name = "show")
    private boolean shown;
    private boolean sell;
    private boolean score;
    private boolean export;
    private boolean mail;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected Rules() {}

    Rules(String provider, long revision, NewRules rules, String decidedBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.provider = provider;
        this.revision = revision;
        this.store = rules.store();
        this.keepDays = rules.keepDays();
        this.refresh = rules.refresh();
        this.shown = rules.show();
        this.sell = rules.sell();
        this.score = rules.score();
        this.export = rules.export();
        this.mail = rules.mail();
        this.reason = rules.reason();
        this.decidedBy = decidedBy;
        this.decidedAt = now;
    }

    /** What holds for a provider whose terms nobody has read. */
    static Rules nothing(String provider) {
        Rules none = new Rules();
        none.provider = provider;
        none.revision = -1;
        return none;
    }

    public boolean allows(Use use) {
        return switch (use) {
            case STORE -> store;
            case REFRESH -> refresh;
            case SHOW -> shown;
            case SELL -> sell;
            case SCORE -> score;
            case EXPORT -> export;
            case MAIL -> mail;
        };
    }

    /** Whether what was received then may still be kept. */
    public boolean allowsKeeping(Instant receivedAt, Instant now) {
        return store && (keepDays == null || receivedAt.plus(Duration.ofDays(keepDays)).isAfter(now));
    }

    public String provider() {
        return provider;
    }

    long number() {
        return revision;
    }

    Revision revision() {
        return new Revision(Math.max(revision, 0));
    }

    RulesView view() {
        return new RulesView(provider, revision, store, keepDays, refresh, shown, sell, score, export, mail, reason, decidedBy, decidedAt);
    }
}
