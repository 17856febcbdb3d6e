package touchstone.storefront.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TypingsTest {
    @Test
    void what_may_be_left_out_is_optional_and_what_is_not_said_is_unknown() throws IOException {
        String types = of("""
                {"components": {"schemas": {"Thing": {"type": "object", "required": ["id"], "description": "What */ it is", "properties": {
                  "id": {"type": "string"}, "size": {"type": ["number", "null"]}, "kind": {"enum": ["A", "B"]}, "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                  "odd-one": {}, "texts": {"type": "object", "additionalProperties": {"type": "string"}}}}}}}""");

        assertTrue(types.contains("/** What * / it is */"), types);
        assertTrue(types.contains("Thing: { id: string; size?: number | null; kind?: \"A\" | \"B\"; parts?: (components[\"schemas\"][\"Thing\"])[]; \"odd-one\"?: unknown; texts?: { [name: string]: string }; };"), types);
    }

    @Test
    void an_operation_says_what_it_takes_and_gives() throws IOException {
        String types = of("""
                {"paths": {"/things/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}], "patch": {"summary": "Change it",
                  "parameters": [{"name": "If-Match", "in": "header", "schema": {"type": "string"}}], "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object"}}}},
                  "responses": {"200": {"description": "done", "content": {"application/json": {"schema": {"type": "boolean"}}}}, "204": {}, "default": {}}}}}}""").replaceAll("\\s+", " ");

        assertTrue(types.contains("\"/things/{id}\": { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; get?: never;"), types);
        assertTrue(types.contains("/** Change it */ patch: { parameters: { query?: never; header?: { \"If-Match\"?: string; }; path: { id: string; }; cookie?: never; };"
                + " requestBody: { content: { \"application/json\": { [name: string]: unknown }; } }; responses: { /** done */ 200: { headers: { [name: string]: unknown }; content: { \"application/json\": boolean; }; };"
                + " 204: { headers: { [name: string]: unknown }; content?: never; }; \"default\":"), types);
    }

    private static String of(String document) throws IOException {
        return Typings.of(new ObjectMapper().readTree(document));
    }
}
