package touchstone.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import touchstone.gateway.front.Routes;
import touchstone.gateway.front.Upstream;

class JoiningTest {
    private static final String DOCUMENT = """
            {"paths": {"%s": {"get": {"parameters": [{"name": "Touchstone-Channel", "in": "header"}, {"name": "limit", "in": "query"}],
              "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "properties": {"%s": {"$ref": "#/components/schemas/Part"}}}, "Part": {"type": "string"}},
              "securitySchemes": {"own": {}}}}
            """;

    private final Joining joining = new Joining(Routes.PUBLIC);

    @Test
    void only_what_has_a_route_to_this_service_is_shown() throws Exception {
        joining.add(Upstream.CATALOG, document("/published-revisions/{id}", "a"));
        joining.add(Upstream.CATALOG, document("/leads", "a"));
        assertTrue(joining.joined().get("paths").isEmpty());
        joining.add(Upstream.LEAD, document("/leads/{id}", "a"));
        assertEquals("[{\"bearer\":[]},{\"session\":[]}]", joining.joined().at("/paths/~1leads~1{id}/get/security").toString());
    }

    @Test
    void what_only_the_gateway_says_is_not_shown() throws Exception {
        joining.add(Upstream.CATALOG, document("/storefront/products", "a"));
        assertEquals("[{\"name\":\"limit\",\"in\":\"query\"}]", joining.joined().at("/paths/~1storefront~1products/get/parameters").toString());
        assertEquals("[{\"publishableKey\":[]}]", joining.joined().at("/paths/~1storefront~1products/get/security").toString());
        assertFalse(joining.joined().at("/components/securitySchemes").has("own"));
    }

    @Test
    void components_of_one_name_are_shared_if_they_are_the_same_and_told_apart_if_not() throws Exception {
        joining.add(Upstream.CATALOG, document("/products", "a"));
        joining.add(Upstream.LEAD, document("/leads", "b"));
        ObjectNode joined = joining.joined();
        assertEquals(3, joined.at("/components/schemas").size());
        assertTrue(joined.at("/components/schemas/Thing/properties").has("a"));
        assertTrue(joined.at("/components/schemas/LeadThing/properties").has("b"));
        assertEquals("#/components/schemas/LeadThing", joined.at("/paths/~1leads/get/responses/200/content/application~1json/schema/$ref").asText());
        assertEquals("#/components/schemas/Thing", joined.at("/paths/~1products/get/responses/200/content/application~1json/schema/$ref").asText());
    }

    @Test
    void who_did_not_answer_is_named() {
        joining.missing(Upstream.LEAD);
        assertEquals("[\"lead\"]", joining.joined().at("/info/x-missing").toString());
    }

    private static ObjectNode document(String path, String property) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(String.format(DOCUMENT, path, property));
    }
}
