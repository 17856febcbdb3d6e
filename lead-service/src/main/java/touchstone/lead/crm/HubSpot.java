package touchstone.lead.crm;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HubSpot by its CRM API v3, with the token of a private app: contacts by their address, deals by the id of the lead in a property with unique values
 * (developers.hubspot.com, "CRM API: objects", batch upsert and search; "associations v4", default association).
 */
@ApplicationScoped
class HubSpot implements Crm {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    private final CrmHttp http;

    HubSpot(CrmHttp http) {
        this.http = http;
    }

    @Override
    public Kind kind() {
        return Kind.HUBSPOT;
    }

    @Override
    public Ids push(Connection connection, Deal deal) {
        Mapping mapping = connection.mapping();
        String contact = upsert(connection, "contacts", mapping.contact().get("email"), deal.email(), deal.contactFields(mapping));
        String made = upsert(connection, "deals", mapping.leadField(), deal.lead().toString(), deal.dealFields(mapping));
        http.send("PUT", at(connection, "/crm/v4/objects/deals/" + path(made) + "/associations/default/contacts/" + path(contact)), connection.secret(), Map.of());
        return new Ids(contact, made);
    }

    private String upsert(Connection connection, String objects, String key, String value, Map<String, String> fields) {
        Map<String, String> properties = new LinkedHashMap<>(fields);
        properties.put(key, value);
        JsonNode answer = http.send("POST", at(connection, "/crm/v3/objects/" + objects + "/batch/upsert"), connection.secret(),
                Map.of("inputs", List.of(Map.of("idProperty", key, "id", value, "properties", properties))));
        String id = answer.path("results").path(0).path("id").asText("");
        if (id.isEmpty()) throw CrmFailure.refused(200, "no id for what was to be made");
        return id;
    }

    @Override
    public List<Settled> settled(Connection connection, Instant since) {
        Mapping mapping = connection.mapping();
        String stage = mapping.deal().get("stage");
        List<Settled> found = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("filterGroups", List.of(Map.of("filters", List.of(
                    Map.of("propertyName", "hs_lastmodifieddate", "operator", "GTE", "value", Long.toString(since.toEpochMilli())),
                    Map.of("propertyName", mapping.leadField(), "operator", "HAS_PROPERTY"),
                    Map.of("propertyName", stage, "operator", "IN", "values", List.of(mapping.stage("WON"), mapping.stage("LOST")))))));
            query.put("sorts", List.of(Map.of("propertyName", "hs_lastmodifieddate", "direction", "ASCENDING")));
            query.put("properties", List.of(mapping.leadField(), stage, "amount", "deal_currency_code", "closedate", "closed_lost_reason"));
            query.put("limit", PAGE);
            if (after != null) query.put("after", after);
            JsonNode answer = http.send("POST", at(connection, "/crm/v3/objects/deals/search"), connection.secret(), query);
            for (JsonNode result : answer.path("results")) settled(mapping, result.path("properties")).ifPresent(found::add);
            after = answer.path("paging").path("next").path("after").textValue();
            if (after == null) break;
        }
        return found;
    }

    private static Optional<Settled> settled(Mapping mapping, JsonNode deal) {
        return Reading.settled(mapping, deal.path(mapping.leadField()).textValue(), mapping.stage("WON").equals(deal.path(mapping.deal().get("stage")).textValue()), deal.path("amount").asText(""),
                deal.path("deal_currency_code").textValue(), deal.path("closedate").textValue(), deal.path("closed_lost_reason").textValue());
    }

    private static URI at(Connection connection, String path) {
        return URI.create(connection.address() + path);
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
