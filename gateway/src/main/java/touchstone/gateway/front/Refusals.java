package touchstone.gateway.front;

import touchstone.commons.problem.Problem;

/** What the front door itself refuses. */
final class Refusals {
    static final Problem MALFORMED_REQUEST = new Problem("malformed-request", "Malformed request", 400, "The request cannot be read as HTTP.");
    static final Problem MALFORMED_PATH = new Problem("malformed-path", "Malformed path", 400,
            "The address has a dot segment, an empty segment, or a character that has no place in one.");
    static final Problem KEY_REQUIRED = new Problem("publishable-key-required", "Publishable key required", 401,
            "Send the publishable key of your site, or the secret key of your server, in the header Touchstone-Key.");
    static final Problem KEY_UNKNOWN = new Problem("publishable-key-unknown", "Publishable key unknown", 401, "The value of Touchstone-Key is no key of ours.");
    static final Problem KEY_UNCHECKED = new Problem("key-unchecked", "Key unchecked", 503, "The key cannot be looked up now. Try again in a moment.");
    static final Problem SECRET_KEY_IN_PAGE = new Problem("secret-key-in-page", "Secret key in a page", 403,
            "A secret key is for servers. In a page everybody can read it: use a publishable key there, and rotate this one.");
    static final Problem TOO_MANY = new Problem("too-many-requests", "Too many requests", 429, "More has come from there than is let through. Wait as Retry-After says.");
    static final Problem TOO_MANY_UPLOADS = new Problem("too-many-uploads", "Too many uploads", 429, "More bodies are on their way from there than are taken at once. Finish those first.");
    static final Problem UNAUTHORIZED = new Problem("unauthorized", "Unauthorized", 401, "Sign in, or send a valid bearer token.");
    static final Problem ORIGIN_NOT_ALLOWED = new Problem("origin-not-allowed", "Origin not allowed", 403, "Pages of this origin may not use this publishable key.");
    static final Problem CSRF_TOKEN_REQUIRED = new Problem("csrf-token-required", "CSRF token required", 403,
            "Send the csrfToken of GET /session in the header Touchstone-CSRF.");
    static final Problem NOT_FOUND = new Problem("not-found", "Not Found", 404, "There is nothing here, or nothing that you may know of.");
    static final Problem METHOD_NOT_ALLOWED = new Problem("method-not-allowed", "Method Not Allowed", 405, "This method is offered nowhere here.");
    static final Problem UPLOAD_TOO_SLOW = new Problem("request-timeout", "Request timeout", 408, "The body did not arrive in time.");
    static final Problem HEAD_TOO_SLOW = new Problem("request-timeout", "Request timeout", 408, "The head of the request did not arrive in time.");
    static final Problem TOO_LARGE = new Problem("request-entity-too-large", "Request Entity Too Large", 413, "The body is larger than is taken here.");
    static final Problem LINE_TOO_LONG = new Problem("request-line-too-long", "Request line too long", 414, "The address is longer than is taken here.");
    static final Problem HEAD_TOO_LARGE = new Problem("request-head-too-large", "Request head too large", 431, "The headers are larger than is taken here.");
    static final Problem UNFORESEEN = new Problem("unforeseen", "Unforeseen failure", 500,
            "Something went wrong on our side. If it stays, tell the operator the X-Request-Id.");
    static final Problem NO_WEB_SOCKET = new Problem("web-socket-not-offered", "WebSocket not offered", 501, "Nothing here speaks WebSocket. What is live comes as a stream of events.");
    static final Problem VERSION_NOT_SUPPORTED = new Problem("http-version-not-supported", "HTTP version not supported", 505, "HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken here.");
    static final Problem CLIENT_GONE = new Problem("client-gone", "Client gone", 499, "The client left before it was answered.");
    static final Problem BROKEN_ANSWER = new Problem("bad-gateway", "Bad gateway", 502, "The service behind this address broke off before it answered.");
    static final Problem UNREACHABLE = new Problem("service-unreachable", "Service unreachable", 503,
            "The service behind this address cannot be reached now. Try again in a moment.");
    static final Problem IDENTITY_UNREACHABLE = new Problem("identity-unreachable", "Identity unreachable", 503,
            "Who you are cannot be checked now. Try again in a moment.");
    static final Problem NOT_RECORDED = new Problem("not-recorded", "Not recorded", 503, "Nothing is done here unrecorded, and it cannot be recorded now.");
    static final Problem TOO_SLOW = new Problem("gateway-timeout", "Gateway timeout", 504, "The service behind this address did not answer in time.");

    private Refusals() {}

    static String slug(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf('/') + 1);
    }
}
