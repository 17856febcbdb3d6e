package touchstone.lead.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import touchstone.commons.webhook.AddressNotAllowed;
import touchstone.commons.webhook.Addresses;
import touchstone.lead.webhook.WebhookConfig;

/** Asks systems of others, in JSON. To where events may go, this may too. */
@ApplicationScoped
class CrmHttp {
    private static final Logger log = Logger.getLogger(CrmHttp.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE = 86_400;
    private static final int LONGEST = 4 << 20;
    private static final int SHOWN = 300;
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json;
    private final WebhookConfig config;
    private final Duration timeout;

    /** @param timeout for the head of an answer, and as long again for its body */
    CrmHttp(ObjectMapper json, WebhookConfig config, @ConfigProperty(name = "touchstone.crm.timeout", defaultValue = "PT20S") Duration timeout) {
        this.json = json;
        this.config = config;
        this.timeout = timeout;
    }

    JsonNode get(URI url, String token) {
        return send(request(url, token).GET().build());
    }

    JsonNode send(String method, URI url, String token, Object body) {
        return send(request(url, token).header("Content-Type", "application/json").method(method, written(body)).build());
    }

    JsonNode form(URI url, String form) {
        return send(request(url, null).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
    }

    private HttpRequest.Builder request(URI url, String token) {
        try {
            Addresses.check(url, config.privateAddresses());
        } catch (AddressNotAllowed notAllowed) {
            throw CrmFailure.unable(0, notAllowed.getMessage());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private BodyPublisher written(Object body) {
        try {
            return BodyPublishers.ofString(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it answers; missing where that is nothing. */
    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            byte[] body;
            try (InputStream in = answer.body()) {
                // The time-out of the request ends with the head of the answer.
                CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(in));
                body = in.readNBytes(LONGEST);
            }
            int status = answer.statusCode();
            String text = new String(body, StandardCharsets.UTF_8);
            if (status / 100 == 2) return body.length == 0 ? MissingNode.getInstance() : json.readTree(text);
            // Salesforce says so with 403 (REST API Developer Guide, "Status Codes and Error Responses").
            if (BUSY.contains(status) || status == 403 && text.contains("REQUEST_LIMIT_EXCEEDED")) throw CrmFailure.busy(status, pause(answer));
            if (status == 401 || status == 403 || status / 100 == 5 || status / 100 == 3) throw CrmFailure.unable(status, shown(text));
            throw CrmFailure.refused(status, shown(text));
        } catch (JsonProcessingException e) {
            throw CrmFailure.unable(0, "What it answered is no JSON.");
        } catch (IOException e) {
            throw CrmFailure.unable(0, "It gave no answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CrmFailure.unable(0, "We were told to end.");
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            log.debugf("answer not closed cause=%s", e.toString());
        }
    }

    /** In seconds (RFC 9110, 10.2.3); a date is taken for the usual. */
    private static Duration pause(HttpResponse<?> answer) {
        String after = answer.headers().firstValue("Retry-After").orElse("");
        return after.matches("[0-9]{1,9}") ? Duration.ofSeconds(Math.max(1, Math.min(LONGEST_PAUSE, Long.parseLong(after)))) : PAUSE;
    }

    /** It may quote what it was sent: what looks like an address is left out. */
    private static String shown(String text) {
        String safe = text.replaceAll("[^\\s\"'<>@]+@[^\\s\"'<>@]+", "(an address)").replaceAll("\\p{Cntrl}+", " ");
        return safe.substring(0, Math.min(SHOWN, safe.length()));
    }
}
