package touchstone.lead.mailing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import touchstone.commons.Idempotency;
import touchstone.commons.problem.Invalid;
import touchstone.lead.lead.LeadMails;
import touchstone.lead.lead.PlainText;
import touchstone.lead.link.Links;
import touchstone.lead.link.Texts;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.mail.MailText;
import touchstone.lead.mail.Outbox;

/** Writes to those who agreed to a purpose, and to nobody else. */
@Path("/mailings")
@RolesAllowed("sales")
@Tag(name = "Mailings", description = "Mails to those who agreed to a purpose, and how they end them.")
public class MailingResource {
    private static final String ENGLISH = "en";
    private static final int MOST = 10_000;
    /** One for each address whose last word is a yes that holds. A yes that waits to be confirmed is no word yet. */
    private static final String WHO_AGREED = """
            select id, email, locale from (select distinct on (lower(l.contact_email)) l.id, l.contact_email as email, l.locale, c.state from consent c join lead l on l.id = c.lead
                where c.purpose = ?1 and c.state <> 'PENDING' and l.erasure is null and l.status <> 'QUARANTINED' order by lower(l.contact_email), c.at desc, c.id desc) last
            where state in ('GRANTED', 'CONFIRMED') and not exists (select from undeliverable where address = lower(email)) limit ?2""";

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Links links;
    private final Texts texts;
    private final MailDispatcher dispatcher;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    MailingResource(Mutiny.SessionFactory sessions, Outbox outbox, Links links, Texts texts, MailDispatcher dispatcher, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.links = links;
        this.texts = texts;
        this.dispatcher = dispatcher;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    /** @param purpose that was agreed to on a form @param texts by language (ISO 639); who reads another gets English */
    @Schema(name = "NewMailing")
    record NewMailing(@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,49}") String purpose, @NotNull @Size(min = 1, max = 6) Map<@Pattern(regexp = "ar|de|en|es|fr|zh") String, @Valid @NotNull Words> texts) {}

    @Schema(name = "MailingText")
    record Words(@NotBlank @Size(max = 200) @PlainText @Pattern(regexp = "[^\\r\\n]*") String subject, @NotBlank @Size(max = 20_000) String body) {}

    /** @param recipients how many it goes to */
    @Schema(name = "Mailing")
    record Mailing(int recipients) {}

    static class EnglishRequired extends Invalid {
        EnglishRequired() {
            super("A mailing has a text in English, for those who read none of its other languages.");
        }
    }

    static class TooManyRecipients extends Invalid {
        TooManyRecipients() {
            super("More than " + MOST + " agreed to this purpose: that is a matter for a mailing service. Let it read who did from the events.");
        }
    }

    @POST
    @Operation(summary = "Write to all who agreed to a purpose", description = "Each mail can be ended in one click (RFC 8058). Whoever takes their yes back before it goes out does not get it.")
    @APIResponseSchema(value = Mailing.class, responseCode = "201")
    @APIResponse(responseCode = "409", description = "request-still-running")
    @APIResponse(responseCode = "422", description = "invalid, english-required, too-many-recipients, idempotency-key-reused")
    public Uni<RestResponse<Mailing>> send(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewMailing made) {
        if (!made.texts().containsKey(ENGLISH)) throw new EnglishRequired();
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, made, Mailing.class, () -> write(session, made)))
                .invoke(dispatcher::nudge).map(mailing -> RestResponse.status(Status.CREATED, mailing));
    }

    private Uni<Mailing> write(Mutiny.Session session, NewMailing made) {
        return session.createNativeQuery(WHO_AGREED, Object[].class).setParameter(1, made.purpose()).setParameter(2, MOST + 1).getResultList()
                .invoke(who -> {
                    if (who.size() > MOST) throw new TooManyRecipients();
                })
                .call(who -> Multi.createFrom().iterable(who).onItem().transformToUniAndConcatenate(one -> outbox.add(session, letter(made, one))).collect().last())
                .map(who -> new Mailing(who.size()));
    }

    private Letter letter(NewMailing made, Object[] one) {
        UUID lead = (UUID) one[0];
        String wished = LeadMails.language((String) one[2]);
        String language = made.texts().containsKey(wished) ? wished : ENGLISH;
        Words words = made.texts().get(language);
        String body = words.body().strip() + "\n\n" + texts.text(language, "unsubscription.mail") + "\n" + links.url(Links.Use.UNSUBSCRIBE, lead) + "\n";
        return new Letter(lead, made.purpose(), (String) one[1], new MailText(words.subject().strip(), body, language), null);
    }
}
