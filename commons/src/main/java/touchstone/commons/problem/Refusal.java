package touchstone.commons.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is understood and not done. Each refusal is a class of its own below one of the kinds in this package:
 * the kind decides the HTTP status, the class name in kebab-case is the slug of the problem's {@code type} (RFC 9457),
 * the message is its {@code detail}. A refusal needs no mapper of its own.
 */
public abstract class Refusal extends RuntimeException {
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    Refusal(String detail) {
        super(detail, null, false, false);
    }

    abstract int status();

    /** Adds an extension member to the problem, for callers that want to act on the refusal. Names are camelCase, values plain JSON. */
    protected final void fact(String name, Object value) {
        facts.put(name, value);
    }

    /** The refusal as it leaves. */
    public final Problem problem() {
        return new Problem("/problems/" + slug(getClass()), title(getClass()), status(), getMessage(), List.of(), Collections.unmodifiableMap(facts));
    }

    static String slug(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase();
    }

    private static String title(Class<?> type) {
        String words = slug(type).replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
