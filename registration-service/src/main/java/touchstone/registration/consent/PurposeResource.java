package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.registration.provider.Notice;
import touchstone.registration.provider.NoticeView;
import touchstone.registration.provider.Providers;

/** What people are asked to agree to. */
@Path("/purposes")
@PermitAll
@Tag(name = "consents")
public class PurposeResource {
    private final Mutiny.SessionFactory sessions;

    PurposeResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Schema(name = "Purpose")
    record PurposeView(String code, String label, @Schema(description = "Whether Sec-GPC and DNT say no to it.") boolean honoursSignal,
                       @Schema(description = "What to show whoever is asked: a yes or a no names its hash. Absent where nobody can be asked yet.") NoticeView notice) {
        static PurposeView of(Purpose purpose, List<Notice> notices, String acceptLanguage) {
            NoticeView notice = Notice.best(notices, acceptLanguage).map(Notice::view).orElse(null);
            return new PurposeView(purpose.code(), purpose.label(notice == null ? "en" : notice.locale()), purpose.honoursSignal(), notice);
        }
    }

    @GET
    @Operation(summary = "What can be agreed to")
    public Uni<RestResponse<Page<PurposeView>>> list(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return sessions.withSession(session -> Purpose.all(session).chain(all -> Providers.noticesOfPurposes(session).map(notices -> all.values().stream()
                        .map(purpose -> PurposeView.of(purpose, notices.getOrDefault(purpose.code(), List.of()), acceptLanguage))
                        .sorted(Comparator.comparing(PurposeView::code)).toList())))
                .map(views -> ResponseBuilder.ok(new Page<>(views, null)).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build());
    }
}
