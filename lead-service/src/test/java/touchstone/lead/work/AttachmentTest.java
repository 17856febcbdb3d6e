package touchstone.lead.work;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;

@QuarkusTest
class AttachmentTest {
    private String lead;

    @BeforeEach
    void somebody_asks() {
        lead = TestDemoRequests.made().id();
    }

    @Test
    void a_file_is_kept_and_given_back_to_be_saved() {
        String key = UUID.randomUUID().toString();
        String id = attach("Angebot für Sie.pdf", key, FileCheckTest.PDF).then().statusCode(201).body("mediaType", equalTo("application/pdf")).body("size", equalTo(FileCheckTest.PDF.length)).extract().path("id");
        attach("Angebot für Sie.pdf", key, FileCheckTest.PDF).then().statusCode(201).body("id", equalTo(id));

        TestSales.asks().get("/leads/{lead}/attachments", lead).then().statusCode(200).body("items", hasSize(1)).body("items[0].name", equalTo("Angebot für Sie.pdf")).body("items[0].by.name", equalTo("sales"));
        Response got = TestSales.asks().get("/leads/{lead}/attachments/{id}", lead, id);
        got.then().statusCode(200).header("Content-Disposition", equalTo("attachment; filename*=UTF-8''Angebot%20f%C3%BCr%20Sie.pdf")).header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", containsString("sandbox"));
        assertArrayEquals(FileCheckTest.PDF, got.asByteArray());
        TestSales.asks().delete("/leads/{lead}/attachments/{id}", lead, id).then().statusCode(204);
        refused(TestSales.asks().get("/leads/{lead}/attachments/{id}", lead, id), 404, "attachment-not-found");
    }

    @Test
    void what_is_disguised_infected_or_too_large_is_refused() {
        refused(attach("offer.pdf", null, "MZ\0\0".getBytes()), 422, "file-not-taken");
        refused(attach("notes.txt", null, FileCheckTest.EICAR), 422, "file-infected");
        refused(attach("a/b.pdf", null, FileCheckTest.PDF), 422, "invalid");
        refused(attach("offer.pdf", null, new byte[5 * 1024 * 1024 + 1]), 413, "request-entity-too-large");
    }

    @Test
    void an_attachment_belongs_to_one_lead_and_to_sales() {
        String id = attach("offer.pdf", null, FileCheckTest.PDF).then().statusCode(201).extract().path("id");
        refused(TestSales.asks().get("/leads/{lead}/attachments/{id}", TestDemoRequests.made().id(), id), 404, "attachment-not-found");
        refused(TestSales.asks().get("/leads/{lead}/attachments", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestSales.asks().contentType("application/octet-stream").queryParam("name", "a.pdf").body(FileCheckTest.PDF).post("/leads/{lead}/attachments", UUID.randomUUID()), 404, "lead-not-found");
        refused(TestProspects.registered().asks().get("/leads/{lead}/attachments/{id}", lead, id), 403, "forbidden");
    }

    private Response attach(String name, String key, byte[] content) {
        var request = TestSales.asks().contentType("application/octet-stream").queryParam("name", name).body(content);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/leads/{lead}/attachments", lead);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
