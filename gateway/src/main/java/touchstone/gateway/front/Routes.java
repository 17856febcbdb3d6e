package touchstone.gateway.front;

import static touchstone.gateway.front.Route.to;
import static touchstone.gateway.front.Upstream.CATALOG;
import static touchstone.gateway.front.Upstream.GATEWAY;
import static touchstone.gateway.front.Upstream.LEAD;
import static touchstone.gateway.front.Upstream.REGISTRATION;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import touchstone.gateway.limit.Limits;

/** Everything that can be reached from outside. What is not here does not exist there. */
public final class Routes {
    private static final long MIB = 1 << 20;
    /** Whoever has prepared one would rather wait than send it again. */
    private static final Duration FOR_A_FILE = Duration.ofSeconds(5);

    public static final Routes PUBLIC = new Routes(List.of(
            to(CATALOG, "/storefront").withKey(),
            // Pages and search engines load pictures by their address alone; it names the channel.
            to(CATALOG, "/storefront/assets"),
            to(CATALOG, "/assets").signedIn().taking(20 * MIB, Duration.ofMinutes(2)),
            to(CATALOG, "/imports").signedIn().taking(50 * MIB, Duration.ofMinutes(2)).connectedWithin(FOR_A_FILE),
            to(CATALOG, "/products").signedIn(),
            to(CATALOG, "/approvals").signedIn(),
            to(CATALOG, "/publications").signedIn(),
            to(CATALOG, "/webhooks").signedIn(),
            to(CATALOG, "/sheet-template").signedIn(),
            // Where the code on a product sheet leads: whoever has the sheet may ask, without a key.
            to(CATALOG, "/sheets"),
            to(CATALOG, "/families").signedIn(),
            to(CATALOG, "/channels").signedIn(),
            to(CATALOG, "/units").signedIn(),
            to(CATALOG, "/option-lists").signedIn(),
            to(CATALOG, "/category-trees").signedIn(),
            to(CATALOG, "/relation-types").signedIn(),
            to(CATALOG, "/incomplete-products").signedIn(),
            to(CATALOG, "/completeness").signedIn(),
            to(CATALOG, "/rights").signedIn(),
            to(CATALOG, "/import-mappings").signedIn(),
            to(CATALOG, "/exports").signedIn(),

            to(REGISTRATION, "/providers"),
            to(REGISTRATION, "/email-sign-in").ofNobody().limited(Limits.Kind.SIGN_IN),
            to(REGISTRATION, "/capture-choices").limited(Limits.Kind.REGISTRATION),
            to(REGISTRATION, "/registration").signedIn(),
            to(REGISTRATION, "/registrations").signedIn().limited(Limits.Kind.REGISTRATION),
            to(REGISTRATION, "/me").signedIn(),
            // A link in a mail: see LEAD's.
            to(REGISTRATION, "/email-confirmations").ofNobody().limited(Limits.Kind.FORM),
            to(REGISTRATION, "/prospects").signedIn(),
            to(REGISTRATION, "/exports/prospects").signedIn(),
            to(REGISTRATION, "/match-proposals").signedIn(),
            to(REGISTRATION, "/prospect-imports").signedIn().taking(11 * MIB, Duration.ofMinutes(2)).connectedWithin(FOR_A_FILE),
            to(REGISTRATION, "/accounts").signedIn(),
            to(REGISTRATION, "/purposes"),
            to(REGISTRATION, "/consent-rates").signedIn(),
            to(REGISTRATION, "/staff").signedIn(),
            to(REGISTRATION, "/staff-changes").signedIn(),
            to(REGISTRATION, "/erasures"),
            // A provider's server asks, in nobody's session; people look with the code they were given.
            to(REGISTRATION, "/deletions").ofNobody().limited(Limits.Kind.REGISTRATION),

            to(LEAD, "/forms").withKey().limited(Limits.Kind.FORM),
            to(LEAD, "/form-definitions").signedIn(),
            // Links in mails. Whoever has one is let in by it alone, also in a browser where somebody else is signed in.
            to(LEAD, "/request-status").ofNobody().limited(Limits.Kind.FORM),
            to(LEAD, "/consent-confirmations").ofNobody().limited(Limits.Kind.FORM),
            to(LEAD, "/unsubscriptions").ofNobody().limited(Limits.Kind.FORM),
            to(LEAD, "/mailings").signedIn(),
            to(LEAD, "/mail-bounces").signedIn(),
            to(LEAD, "/requests").signedIn(),
            to(LEAD, "/demo-requests").signedIn().limited(Limits.Kind.FORM),
            to(LEAD, "/leads").signedIn().taking(5 * MIB, Duration.ofMinutes(1)),
            to(LEAD, "/lead-changes").signedIn(),
            to(LEAD, "/lead-sources").signedIn(),
            to(LEAD, "/lead-exports").signedIn(),
            to(LEAD, "/mentions").signedIn(),
            to(LEAD, "/tasks").signedIn(),
            to(LEAD, "/teams").signedIn(),
            to(LEAD, "/demo-calendars").signedIn(),
            to(LEAD, "/bookings").signedIn(),
            to(LEAD, "/absences").signedIn(),
            to(LEAD, "/routing-rules").signedIn(),
            to(LEAD, "/routing-dry-runs").signedIn(),
            to(LEAD, "/saved-views").signedIn(),
            to(LEAD, "/lead-webhooks").signedIn(),
            to(LEAD, "/lead-outcome-imports").signedIn(),
            to(LEAD, "/crm-connections").signedIn(),
            to(LEAD, "/crm-exports").signedIn(),
            to(LEAD, "/score-weights").signedIn(),
            to(LEAD, "/score-dry-runs").signedIn(),
            to(LEAD, "/opportunities").signedIn(),
            to(LEAD, "/pipelines").signedIn(),

            to(GATEWAY, "/sign-in").limited(Limits.Kind.SIGN_IN),
            to(GATEWAY, "/sign-out").limited(Limits.Kind.SIGN_IN),
            // The identity server says so for each of whom it signs out.
            to(GATEWAY, "/sign-out/back-channel"),
            to(GATEWAY, "/session"),
            to(GATEWAY, "/visitor/consent"),
            to(GATEWAY, "/services").signedIn(),
            to(GATEWAY, "/keys").signedIn(),
            to(GATEWAY, "/timelines").signedIn(),
            to(GATEWAY, "/counts").signedIn(),
            to(GATEWAY, "/recipients").signedIn(),
            to(GATEWAY, "/interactions/live").signedIn(),
            to(GATEWAY, "/interactions.csv").signedIn(),
            to(GATEWAY, "/interactions.ndjson").signedIn(),
            to(GATEWAY, "/ledger/proof").signedIn().taking(0, Duration.ofMinutes(2)),
            to(GATEWAY, "/ledger/losses").signedIn(),
            to(GATEWAY, "/shares").withKey().limited(Limits.Kind.FORM),
            to(GATEWAY, "/v1").taking(500 * 1024, Duration.ofSeconds(30)),
            to(GATEWAY, "/rejected-touches").signedIn(),
            to(GATEWAY, "/verdicts").signedIn(),
            to(GATEWAY, "/visits").signedIn(),
            to(GATEWAY, "/openapi"),
            to(GATEWAY, "/docs"),
            // The script tag of other sites loads it from here.
            to(GATEWAY, "/plugin").openToAll(),
            to(GATEWAY, "/shop"),
            to(GATEWAY, "/console")));

    /** Addresses that people type. */
    private static final Map<String, String> REDIRECTS = Map.of("/", "/shop/", "/shop", "/shop/", "/console", "/console/", "/docs", "/docs/");

    private final Map<String, Route> byPath;

    Routes(List<Route> routes) {
        byPath = routes.stream().collect(Collectors.toUnmodifiableMap(Route::path, Function.identity()));
    }

    /** The most specific route for a path in normal form, null if there is none. */
    public Route find(String path) {
        for (String prefix = path; !prefix.isEmpty(); prefix = prefix.substring(0, prefix.lastIndexOf('/'))) {
            Route route = byPath.get(prefix);
            if (route != null) return route;
        }
        return null;
    }

    Duration longestConnect() {
        return byPath.values().stream().map(Route::connect).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Where a path leads instead, null if it stands for itself. */
    static String redirect(String path) {
        return REDIRECTS.get(path);
    }
}
