package touchstone.lead.crm;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Salesforce by its REST API: contacts and opportunities by external ids (REST API Developer Guide, "Upsert Records Using sObject Rows by External ID", "Query"), signed in by the
 * OAuth 2.0 client credentials flow.
 */
@ApplicationScoped
class Salesforce implements Crm {
    private static final String DATA = "/services/data/v61.0";
    private static final int MOST_PAGES = 100;
    private static final int USUAL_DAYS = 90;
    private final CrmHttp http;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    Salesforce(CrmHttp http) {
        this.http = http;
    }

    /** @param revision of the connection it was granted to */
    private record Grant(long revision, String token, String instance) {}

    @Override
    public Kind kind() {
        return Kind.SALESFORCE;
    }

    @Override
    public Ids push(Connection connection, Deal deal) {
        return signedIn(connection, grant -> {
            Mapping mapping = connection.mapping();
            // It takes no contact without a last name, and no opportunity without a day of its end.
            Map<String, String> person = deal.contactFields(mapping);
            person.putIfAbsent("LastName", deal.email());
            Map<String, String> chance = deal.dealFields(mapping);
            chance.putIfAbsent("CloseDate", deal.asked().plusDays(USUAL_DAYS).toString());
            String contact = upsert(grant, "Contact", mapping.contactField(), deal.person().toString(), person);
            String made = upsert(grant, "Opportunity", mapping.leadField(), deal.lead().toString(), chance);
            tie(grant, contact, made);
            return new Ids(contact, made);
        });
    }

    private String upsert(Grant grant, String object, String key, String value, Map<String, String> fields) {
        URI url = URI.create(grant.instance + DATA + "/sobjects/" + object + "/" + key + "/" + value);
        JsonNode answer = http.send("PATCH", url, grant.token, fields);
        // Before version 46 nothing is answered of what was there.
        JsonNode made = answer.isMissingNode() ? http.get(url, grant.token) : answer;
        String id = made.path("id").asText(made.path("Id").asText(""));
        if (!id.matches("[A-Za-z0-9]{15,18}")) throw CrmFailure.refused(200, "no id for what was to be made");
        return id;
    }

    private void tie(Grant grant, String contact, String opportunity) {
        JsonNode present = query(grant, "SELECT Id FROM OpportunityContactRole WHERE OpportunityId = '" + opportunity + "' AND ContactId = '" + contact + "'");
        if (present.path("records").isEmpty()) {
            http.send("POST", URI.create(grant.instance + DATA + "/sobjects/OpportunityContactRole"), grant.token, Map.of("OpportunityId", opportunity, "ContactId", contact));
        }
    }

    @Override
    public List<Settled> settled(Connection connection, Instant since) {
        return signedIn(connection, grant -> {
            Mapping mapping = connection.mapping();
            String reason = mapping.deal().get("reason");
            JsonNode answer = query(grant, "SELECT Id, " + mapping.leadField() + ", IsWon, Amount, CloseDate" + (reason == null ? "" : ", " + reason) + " FROM Opportunity WHERE " + mapping.leadField()
                    + " != null AND IsClosed = true AND SystemModstamp >= " + since.truncatedTo(ChronoUnit.SECONDS) + " ORDER BY SystemModstamp");
            List<Settled> found = new ArrayList<>();
            for (int page = 0; page < MOST_PAGES; page++) {
                for (JsonNode record : answer.path("records")) settled(mapping, record, reason).ifPresent(found::add);
                String next = answer.path("nextRecordsUrl").asText("");
                if (answer.path("done").asBoolean(true) || !next.startsWith("/services/")) break;
                answer = http.get(URI.create(grant.instance + next), grant.token);
            }
            return found;
        });
    }

    private static Optional<Settled> settled(Mapping mapping, JsonNode it, String reason) {
        return Reading.settled(mapping, it.path(mapping.leadField()).textValue(), it.path("IsWon").asBoolean(), it.path("Amount").isNumber() ? it.path("Amount").decimalValue().toPlainString() : "",
                null, it.path("CloseDate").textValue(), reason == null ? null : it.path(reason).textValue());
    }

    private JsonNode query(Grant grant, String soql) {
        return http.get(URI.create(grant.instance + DATA + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8)), grant.token);
    }

    /** A token ends without a word: whoever is refused with one that was kept signs in once more. */
    private <T> T signedIn(Connection connection, Function<Grant, T> ask) {
        Grant kept = grants.get(connection.id());
        if (kept != null && kept.revision == connection.number()) {
            try {
                return ask.apply(kept);
            } catch (CrmFailure failure) {
                if (failure.status != 401) throw failure;
            }
        }
        Grant fresh = signIn(connection);
        grants.put(connection.id(), fresh);
        return ask.apply(fresh);
    }

    private Grant signIn(Connection connection) {
        JsonNode answer = http.form(URI.create(connection.address() + "/services/oauth2/token"), "grant_type=client_credentials&client_id=" + encoded(connection.client()) + "&client_secret=" + encoded(connection.secret()));
        String token = answer.path("access_token").asText("");
        String instance = answer.path("instance_url").asText("");
        if (token.isEmpty() || instance.isEmpty()) throw CrmFailure.unable(0, "It let us in without a token.");
        return new Grant(connection.number(), token, instance.replaceAll("/+$", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
