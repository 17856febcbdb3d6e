package touchstone.registration.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import touchstone.commons.problem.Malformed;

/**
 * What Meta sends to a data deletion call-back ({@code signed_request}, developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback): a signature and a JSON object,
 * both base64url with a dot between; the signature is HMAC with SHA-256, by the app's secret, of the object as it is encoded.
 *
 * @param user what the provider calls the person to this app
 */
record SignedRequest(String user, Instant issuedAt) {
    private static final int LONGEST = 8_000;
    private static final long LATEST = 253_402_300_799L;
    /** One that somebody kept must not delete who has come back since. */
    private static final Duration OLDEST = Duration.ofDays(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** @throws SignedRequestRefused if it is none, was signed otherwise, or is too old */
    static SignedRequest of(String text, String secret, ObjectMapper json, Instant now) {
        if (text == null || text.length() > LONGEST) throw new SignedRequestRefused();
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) throw new SignedRequestRefused();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            if (!MessageDigest.isEqual(mac.doFinal(parts[1].getBytes(StandardCharsets.UTF_8)), Base64.getUrlDecoder().decode(parts[0]))) throw new SignedRequestRefused();
            JsonNode said = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
            String user = said.path("user_id").asText();
            boolean good = said.path("algorithm").asText().equalsIgnoreCase("HMAC-SHA256") && user.matches("[A-Za-z0-9._-]{1,100}") && said.path("issued_at").canConvertToLong();
            Instant issued = good ? Instant.ofEpochSecond(Math.max(0, Math.min(said.path("issued_at").asLong(), LATEST))) : Instant.EPOCH;
            if (!good || issued.isBefore(now.minus(OLDEST)) || issued.isAfter(now.plus(SKEW))) throw new SignedRequestRefused();
            return new SignedRequest(user, issued);
        } catch (IllegalArgumentException | IOException unreadable) {
            throw new SignedRequestRefused();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static class SignedRequestRefused extends Malformed {
        SignedRequestRefused() {
            super("The signed_request is none that the provider signed for us within the last day. Nothing was deleted.");
        }
    }
}
