package touchstone.catalog.storefront;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Reader;

/**
 * How an answer to a reader may be kept. What anybody may see can be kept by all, and is asked for again each time, in the background if the answer is young: that costs
 * a 304, and it is a touch. What only some may see is kept by the browser that asked alone.
 */
record Answers(ObjectMapper json) {
    private static final String FOR_ALL = "public, max-age=0, stale-while-revalidate=60";
    private static final String FOR_ONE = "private, no-cache";
    /** What caches of ours group answers by, to throw away all about a product or a channel at once. */
    private static final String SURROGATE_KEY = "Surrogate-Key";

    static To to(Request request, Reader reader) {
        return new To(request, reader);
    }

    record To(Request request, Reader reader) {
        /** @param version what the entity tag begins with, so that people can read it; it ends with a hash of the body, and so changes when a byte does */
        ResponseBuilder<byte[]> answer(byte[] body, String version, String surrogateKeys) {
            EntityTag tag = new EntityTag(version + "-" + hash(body));
            boolean known = request.evaluatePreconditions(tag) != null;
            ResponseBuilder<byte[]> answer = known ? ResponseBuilder.notModified() : ResponseBuilder.ok(body, MediaType.APPLICATION_JSON_TYPE);
            return answer.tag(tag).header(HttpHeaders.VARY, "Accept-Language, Touchstone-Key, Authorization, Cookie")
                    .header(HttpHeaders.CACHE_CONTROL, reader.audience() == Audience.PUBLIC ? FOR_ALL : FOR_ONE).header(SURROGATE_KEY, surrogateKeys);
        }
    }

    <T> T read(byte[] answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an answer is about, without reading all of it: the first members of a {@link StorefrontProduct}. */
    Head head(byte[] answer) {
        try (JsonParser parser = json.createParser(answer)) {
            UUID id = null;
            long revision = 0;
            while (parser.nextToken() != null) {
                String name = parser.currentName();
                if (parser.currentToken() != JsonToken.FIELD_NAME) continue;
                parser.nextToken();
                switch (name) {
                    case "id" -> id = UUID.fromString(parser.getText());
                    case "revision" -> revision = parser.getLongValue();
                    case "locale" -> {
                        return new Head(id, revision, parser.getText());
                    }
                    default -> parser.skipChildren();
                }
            }
            throw new IllegalStateException("an answer says no locale");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Head(UUID id, long revision, String locale) {}

    byte[] write(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
