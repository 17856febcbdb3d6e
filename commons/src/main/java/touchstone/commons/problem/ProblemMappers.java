package touchstone.commons.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what went wrong becomes an answer: refusals by their kind, and what the framework itself refuses in the same shape. */
public class ProblemMappers {
    private static final Logger log = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public RestResponse<Problem> refusal(Refusal refusal) {
        ResponseBuilder<Problem> answer = answer(refusal.problem());
        if (refusal instanceof TooMany many) answer.header(HttpHeaders.RETRY_AFTER, many.retryAfter());
        return answer.build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(pointer(violation), violation.getMessage(), code(violation)))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return answer(new Problem("/problems/invalid", "Invalid", 422, "The request can be read, but these fields cannot be taken.", errors, Map.of())).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> mismatched(MismatchedInputException mismatched) {
        return answer(malformedJson(mismatched)).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> malformed(JsonProcessingException malformed) {
        return answer(malformedJson(malformed)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthorized() {
        return answer(new Problem("unauthorized", "Unauthorized", 401, "Sign in, or send a valid bearer token."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException forbidden) {
        return answer(new Problem("forbidden", "Forbidden", 403, "Your roles do not allow this.")).build();
    }

    // Quarkus has a mapper of its own for this one subtype, so that it must be named here.
    @ServerExceptionMapper
    public RestResponse<Problem> notFound(NotFoundException notFound, UriInfo uri) {
        // JAX-RS has a 404 also for a query parameter that cannot be converted. Where the path has no parameter, it can be nothing else.
        boolean unreadable = notFound.getCause() != null && uri.getPathParameters().isEmpty();
        return unreadable ? answer(new Problem("malformed-parameter", "Malformed parameter", 400, "A query parameter cannot be read.")).build() : ofFramework(notFound);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> ofFramework(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException malformed) return answer(malformedJson(malformed)).build();
        Response.StatusType status = refused.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) return unforeseen(refused);
        String slug = status.getReasonPhrase().toLowerCase().replace(' ', '-');
        return answer(new Problem(slug, status.getReasonPhrase(), status.getStatusCode(), detail(status.getStatusCode()))).build();
    }

    /** A database that is down, or an issuer that was never reached since the start. It may be back in a moment, and a stack trace would not help an operator. */
    @ServerExceptionMapper({ConnectException.class, OIDCException.class})
    public RestResponse<Problem> unreachable(Exception unreachable) {
        log.errorf("a server is unreachable: %s", unreachable.getMessage());
        return answer(new Problem("unavailable", "Unavailable", 503, "Something this answer needs cannot be reached now. Send the same request again in a while.")).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unforeseen(Throwable unforeseen) {
        UUID id = UUID.randomUUID();
        log.errorf(unforeseen, "unforeseen failure id=%s", id);
        return answer(new Problem("/problems/unforeseen", "Unforeseen failure", 500,
                "Something went wrong on our side. If it stays, tell the operator this id.", List.of(), Map.of("id", id))).build();
    }

    static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing here, or nothing that you may know of.";
            case 405 -> "This method is not offered here; OPTIONS names those that are.";
            case 406 -> "None of the media types that you accept is offered here.";
            case 413 -> "The body is larger than is taken here.";
            case 415 -> "The media type of the body is not taken here.";
            default -> "The request cannot be read.";
        };
    }

    private static Problem malformedJson(JsonProcessingException malformed) {
        String pointer = malformed instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex())).collect(Collectors.joining())
                : "";
        var at = malformed.getLocation();
        // Jackson's own message names classes; the place is what helps a caller.
        String detail = at == null ? "cannot be read" : "cannot be read, at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Problem("/problems/malformed-json", "Malformed JSON", 400, "The body is not the JSON that is expected here.",
                List.of(new Problem.FieldError(pointer, detail)), Map.of());
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = Refusal.slug(violation.getConstraintDescriptor().getAnnotation().annotationType());
        return switch (name) {
            case "not-null", "not-blank", "not-empty" -> "required";
            case "size" -> violation.getInvalidValue() instanceof CharSequence text ? text.length() > (int) violation.getConstraintDescriptor().getAttributes().get("max") ? "too-long" : "too-short" : null;
            default -> name;
        };
    }

    /** A violation's path starts with the method and the parameter; a caller knows only what is below a body, or the parameter's name. */
    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) continue;
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
                continue;
            }
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (node.getKey() != null) pointer.append('/').append(node.getKey());
            if (node.getKind() == ElementKind.PROPERTY) pointer.append('/').append(node.getName());
        }
        return pointer.isEmpty() ? parameter : pointer.toString();
    }

    private static ResponseBuilder<Problem> answer(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status()).entity(problem)
                .type(Problem.MEDIA_TYPE);
    }
}
