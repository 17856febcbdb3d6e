package touchstone.registration.mailbox;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.problem.Malformed;
import touchstone.registration.identity.Vault;
import touchstone.registration.mail.Texts;
import touchstone.registration.prospect.EmailAddress;

/** The pages of the sign-in by e-mail: where Keycloak sends a browser, where the mailed link leads, and back. They run no script. */
@Path("/email-sign-in")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class MailboxResource {
    static final String COOKIE = "__Host-touchstone-mailbox";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String SEALED = "authorization request";

    private final Links links;
    private final Vault vault;
    private final Template page;
    private final String redirect;
    private final Optional<String> client;
    private final Clock clock;

    MailboxResource(Links links, Vault vault, @Location("mailbox/page.html") Template page, @ConfigProperty(name = "touchstone.issuer") String issuer,
            @ConfigProperty(name = "touchstone.providers.email.id") Optional<String> client, Clock clock) {
        this.links = links;
        this.vault = vault;
        this.page = page;
        this.redirect = issuer + "/broker/email/endpoint";
        this.client = client;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> begin(@QueryParam("client_id") String client, @QueryParam("redirect_uri") String redirect, @QueryParam("response_type") String type,
            @QueryParam("state") String state, @QueryParam("nonce") String nonce, @QueryParam("code_challenge") String challenge, @QueryParam("code_challenge_method") String method,
            @CookieParam(COOKIE) String browser, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        boolean good = this.client.filter(own -> own.equals(client)).isPresent() && this.redirect.equals(redirect) && "code".equals(type) && isBounded(state, 4000) && isBounded(nonce, 400)
                && challenge != null && challenge.matches("[A-Za-z0-9_-]{43}") && "S256".equals(method);
        // Never back to where it came from: that may be anywhere.
        if (!good) throw new SignInNotBegunHere();
        String own = isSecret(browser) ? browser : links.secret();
        byte[] salt = vault.salt();
        AuthorizationRequest request = new AuthorizationRequest(redirect, state, nonce, challenge, clock.instant().plus(PATIENCE));
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(salt) + "." + vault.seal(salt, SEALED + Links.hash(own), request.text());
        return form(Texts.accepted(language), sealed, false).map(html -> answer(200, html).header(HttpHeaders.SET_COOKIE,
                COOKIE + "=" + own + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + PATIENCE.toSeconds()).build());
    }

    @POST
    @Path("/requests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(@FormParam("request") String sealed, @FormParam("email") String email, @CookieParam(COOKIE) String browser,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        AuthorizationRequest request = unsealed(sealed, browser).filter(begun -> begun.until().isAfter(clock.instant())).orElseThrow(SignInNotBegunHere::new);
        Texts texts = Texts.accepted(language);
        String address = email == null ? "" : email.strip();
        if (address.length() > EmailAddress.LONGEST || !address.matches(EmailAddress.PATTERN)) return form(texts, sealed, true).map(html -> answer(422, html).build());
        return links.ask(request, browser, address, texts).chain(() -> render(texts, "sent", null, null, null, false)).map(html -> answer(200, html).build());
    }

    /** Opening the link is not yet using it: programs that look at mails open links too. */
    @GET
    @Path("/links/{token}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> look(String token, @CookieParam(COOKIE) String browser, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return links.look(token, String.valueOf(browser)).chain(standing -> said(Texts.accepted(language), standing, token));
    }

    @POST
    @Path("/links/{token}/opening")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> open(String token, @CookieParam(COOKIE) String browser, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        Texts texts = Texts.accepted(language);
        return links.open(token, String.valueOf(browser)).chain(opened -> opened == null
                ? links.look(token, String.valueOf(browser)).chain(standing -> said(texts, standing == Links.Standing.GOOD ? Links.Standing.OVER : standing, token))
                // Not by a redirect: our pages may send forms to nowhere else, and browsers count where the answer leads.
                : render(texts, "opened", null, null, opened.request().redirect() + "?code=" + encoded(opened.code()) + "&state=" + encoded(opened.request().state()), false)
                        .map(html -> answer(200, html).build()));
    }

    private Uni<RestResponse<String>> said(Texts texts, Links.Standing standing, String token) {
        return switch (standing) {
            case GOOD -> render(texts, "open", "/email-sign-in/links/" + encoded(token) + "/opening", null, null, false).map(html -> answer(200, html).build());
            case OTHER_BROWSER -> render(texts, "otherBrowser", null, null, null, false).map(html -> answer(403, html).build());
            case OVER -> render(texts, "over", null, null, null, false).map(html -> answer(404, html).build());
        };
    }

    private Uni<String> form(Texts texts, String sealed, boolean wrong) {
        return render(texts, wrong ? "wrong" : "ask", "/email-sign-in/requests", sealed, null, wrong);
    }

    private Uni<String> render(Texts texts, String says, String action, String sealed, String onward, boolean wrong) {
        return Uni.createFrom().completionStage(() -> page.data("language", texts.language()).data("direction", texts.direction()).data("title", texts.get("mailbox.title"))
                .data("text", texts.get("mailbox.page." + says)).data("action", action).data("sealed", sealed).data("label", texts.get("mailbox.label")).data("wrong", wrong)
                .data("button", texts.get(sealed == null ? "mailbox.button.open" : "mailbox.button.ask")).data("onward", onward).data("goOn", texts.get("mailbox.goOn")).renderAsync());
    }

    private static ResponseBuilder<String> answer(int status, String html) {
        return ResponseBuilder.<String>create(status).entity(html).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer");
    }

    private Optional<AuthorizationRequest> unsealed(String sealed, String browser) {
        if (sealed == null || !isSecret(browser) || sealed.indexOf('.') < 0) return Optional.empty();
        try {
            String[] parts = sealed.split("\\.", 2);
            return Optional.of(AuthorizationRequest.of(vault.open(Base64.getUrlDecoder().decode(parts[0]), SEALED + Links.hash(browser), parts[1])));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException forged) {
            return Optional.empty();
        }
    }

    private static boolean isBounded(String text, int longest) {
        return text != null && !text.isEmpty() && text.length() <= longest;
    }

    private static boolean isSecret(String text) {
        return text != null && text.matches("[A-Za-z0-9_-]{43}");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static class SignInNotBegunHere extends Malformed {
        SignInNotBegunHere() {
            super("This sign-in was not begun in this browser, or too long ago. Begin again where you came from.");
        }
    }
}
