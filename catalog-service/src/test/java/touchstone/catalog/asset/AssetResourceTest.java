package touchstone.catalog.asset;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class AssetResourceTest {
    @Inject ReactiveMongoDatabase database;
    @Inject Uploading uploading;
    @Inject AssetRemoval removal;
    @Inject AssetBytes bytes;
    @Inject Assets assets;

    @BeforeEach
    void ready() {
        TestProducts.ready();
    }

    @Test
    void a_picture_is_taken_in_under_the_hash_of_its_bytes_with_its_renditions() {
        byte[] file = TestPictures.jpeg(1000, 500);
        String id = TestPictures.hash(file);

        post(file, "image/jpeg").then().statusCode(201).header("Location", org.hamcrest.Matchers.endsWith("/assets/" + id)).header("ETag", "\"1\"").body("id", equalTo(id)).body("type", equalTo("image/jpeg"))
                .body("size", equalTo(file.length)).body("width", equalTo(1000)).body("height", equalTo(500)).body("author", notNullValue())
                .body("renditions.name", equalTo(List.of("large", "medium", "thumb"))).body("renditions.find { it.name == 'thumb' }.width", equalTo(240));

        TestPeople.approver().get("/assets/{id}", id).then().statusCode(200).header("ETag", "\"1\"").body("id", equalTo(id));
        TestPeople.steward().get("/assets?limit=100").then().statusCode(200).body("items.id", hasItem(id));
        assertArrayEquals(file, TestPeople.steward().get("/assets/{id}/file", id).then().statusCode(200).header("X-Content-Type-Options", "nosniff").extract().asByteArray());
        TestPeople.approver().get("/assets/{id}/renditions/medium", id).then().statusCode(200).contentType("image/jpeg").header("Cache-Control", "private, no-store");
        problem(TestPeople.approver().get("/assets/{id}/renditions/huge", id), 404, "asset-not-found");
    }

    @Test
    void the_same_file_is_the_same_asset() {
        byte[] file = TestPictures.png(40, 40);
        String id = post(file, "image/png").then().statusCode(201).extract().path("id");

        post(file, "image/png").then().statusCode(200).body("id", equalTo(id)).body("revision", equalTo(1));
        problem(post(file, "image/gif"), 422, "asset-disguised");
    }

    @Test
    void a_document_has_no_renditions_but_itself() {
        post(TestPictures.pdf(), "application/pdf").then().statusCode(201).body("type", equalTo("application/pdf")).body("renditions.name", equalTo(List.of("file"))).body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("width")));
    }

    @Test
    void what_is_no_file_to_be_shown_is_refused_and_leaves_nothing_behind() {
        problem(post(new byte[0], "image/png"), 422, "asset-empty");
        problem(post(new byte[1024 * 1024 + 1], "image/png"), 413, "asset-too-large").then().body("limit", equalTo(1024 * 1024));
        problem(post("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "image/svg+xml"), 422, "asset-type-not-taken").then().body("found", equalTo("image/svg+xml")).body("taken", hasItems("image/webp", "application/pdf"));
        problem(post("MZ, run me".getBytes(StandardCharsets.UTF_8), "image/png"), 422, "asset-disguised").then().body("claimed", equalTo("image/png"));
        problem(post(TestPictures.joined(TestPictures.gif(20, 20), TestPictures.zip()), "image/gif"), 422, "asset-ambiguous");
        problem(post(TestPictures.pngOf(30_000, 30_000), "image/png"), 422, "picture-too-large").then().body("width", equalTo(30_000)).body("limit", equalTo(25_000_000));
        problem(post(TestPictures.pngOf(300, 300), "image/png"), 422, "asset-not-readable");

        Set<String> known = all("assets").stream().map(asset -> asset.getString("upload")).collect(Collectors.toSet());
        assertEquals(List.of(), all("assetUploads"));
        assertEquals(List.of(), all("assetPieces").stream().map(piece -> piece.getString("_id")).filter(key -> !known.contains(key.substring(0, key.indexOf(':')))).toList());
    }

    @Test
    void a_file_that_announces_no_length_is_bounded_too_and_one_that_breaks_off_is_refused() {
        assertThrows(AssetTooLarge.class, () -> uploading.take(new ByteArrayInputStream(new byte[1024 * 1024 + 1]), null, "tester"));
        assertThrows(UploadCutShort.class, () -> uploading.take(new InputStream() {
            private int left = 1000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) throw new IOException("connection reset");
                return 0x20;
            }
        }, null, "tester"));
    }

    @Test
    void a_description_is_kept_in_revisions() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");

        describe(id, "\"1\"", Map.of("title", Map.of("en", "Pump"), "alt", Map.of("en", "A blue pump", "zh-Hant", "藍色泵"), "rights", "Own work"), "asked for by sales").then().statusCode(200).header("ETag", "\"2\"")
                .body("description.alt.en", equalTo("A blue pump"));
        describe(id, "\"2\"", Map.of("title", Map.of("en", "Pump"), "alt", Map.of("en", "A blue pump", "zh-Hant", "藍色泵"), "rights", "Own work"), null).then().statusCode(200).header("ETag", "\"2\"");
        describe(id, "\"2\"", Map.of("alt", Map.of("en", "A green pump")), null).then().statusCode(200).header("ETag", "\"3\"");

        TestPeople.approver().get("/assets/{id}/revisions", id).then().statusCode(200).body("items.revision", equalTo(List.of(3, 2, 1))).body("items[1].reason", equalTo("asked for by sales"))
                .body("items[1].description.rights", equalTo("Own work")).body("items[0].description.alt.en", equalTo("A green pump")).body("items[2].author", notNullValue());
    }

    @Test
    void a_description_that_cannot_be_one_is_refused() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");

        problem(describe(id, null, Map.of(), null), 428, "if-match-required");
        problem(describe(id, "\"7\"", Map.of(), null), 412, "revision-outdated");
        problem(describe(id, "\"1\"", Map.of("alt", Map.of("en_US", "A pump")), null), 422, "description-not-valid").then().body("errors[0].pointer", equalTo("/alt"));
        problem(describe(id, "\"1\"", Map.of("title", Map.of("en", " "), "alt", Map.of("en", "x".repeat(1001))), null), 422, "description-not-valid").then().body("errors.pointer", equalTo(List.of("/title/en", "/alt/en")));
        problem(describe(id, "\"1\"", Map.of("rights", "x".repeat(1001)), null), 422, "invalid");
        problem(describe("0".repeat(64), "\"1\"", Map.of(), null), 404, "asset-not-found");
    }

    @Test
    void an_asset_that_nothing_live_shows_is_deleted_and_its_bytes_go_a_while_later() {
        byte[] file = TestPictures.png(700, 700);
        String id = TestPictures.uploaded(file, "image/png");
        UUID upload = await(assets.get(id)).upload();

        problem(TestPeople.steward().delete("/assets/{id}", id), 428, "if-match-required");
        problem(TestPeople.steward().header("If-Match", "\"2\"").delete("/assets/{id}", id), 412, "revision-outdated");
        TestPeople.steward().header("If-Match", "\"1\"").delete("/assets/{id}", id).then().statusCode(204);
        problem(TestPeople.steward().get("/assets/{id}", id), 404, "asset-not-found");
        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/assets/{id}", id), 404, "asset-not-found");

        await(removal.clean(Instant.now().plusSeconds(60)));
        assertEquals(List.of(), pieces(upload));
        post(file, "image/png").then().statusCode(201);
    }

    @Test
    void a_deleted_asset_comes_back_with_its_file() {
        byte[] file = TestPictures.png(30, 30);
        String id = TestPictures.uploaded(file, "image/png");
        TestPeople.steward().header("If-Match", "\"1\"").delete("/assets/{id}", id).then().statusCode(204);

        post(file, "image/png").then().statusCode(200);
        await(removal.clean(Instant.now().plusSeconds(60)));

        assertArrayEquals(file, TestPeople.steward().get("/assets/{id}/file", id).asByteArray());
    }

    @Test
    void an_upload_that_ended_in_the_middle_is_no_asset_and_is_cleaned_away() throws IOException {
        byte[] file = TestPictures.joined(new byte[AssetBytes.PIECE], new byte[10]);
        AssetBytes.Upload cut = new AssetBytes.Upload(UUID.randomUUID(), Map.of("file", (long) file.length, "thumb", 100L), 1);
        await(bytes.note(cut, Instant.now()));
        bytes.keep(cut.id(), "file", new ByteArrayInputStream(file));
        assertEquals(2, pieces(cut.id()).size());

        await(removal.clean(Instant.now().minusSeconds(60)));
        assertEquals(2, pieces(cut.id()).size(), "somebody may still be writing them");
        await(removal.clean(Instant.now().plusSeconds(60)));
        assertEquals(List.of(), pieces(cut.id()));
    }

    @Test
    void an_upload_that_ended_right_after_its_asset_was_written_stays() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        Asset asset = await(assets.get(id));
        await(bytes.note(new AssetBytes.Upload(asset.upload(), Map.of("file", asset.rendition("file").orElseThrow().length()), 1), Instant.now()));

        await(removal.clean(Instant.now().plusSeconds(60)));

        TestPeople.steward().get("/assets/{id}/file", id).then().statusCode(200);
    }

    @Test
    void a_value_names_assets_that_there_are() {
        attribute();
        String one = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        String other = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        TestProduct product = TestProducts.edited(TestProducts.draft(), Map.of("test_pictures", List.of(one, other)));

        TestPeople.steward().get("/products/{id}", product.id()).then().body("values.test_pictures", equalTo(List.of(one, other)));
        problem(edit(product, Map.of("test_pictures", List.of(one, "0".repeat(64)))), 422, "values-not-valid").then().body("errors[0].pointer", equalTo("/values/test_pictures"));
        problem(edit(product, Map.of("test_pictures", "picture.png")), 422, "values-not-valid");
        problem(edit(product, Map.of("test_pictures", List.of(1))), 422, "values-not-valid");

        TestProducts.importing("sku,name,test_pictures\n" + product.sku() + ",Pump,\"" + other + "," + one + "\"\n" + TestProducts.newSku() + ",Pump," + "0".repeat(64) + "\n").statusCode(201)
                .body("results.outcome", equalTo(List.of("UPDATED", "REFUSED"))).body("results[1].findings[0].code", equalTo("unknown-asset"));
        TestPeople.steward().get("/products/{id}", product.id()).then().body("values.test_pictures", equalTo(List.of(other, one)));
    }

    @Test
    void what_is_live_keeps_its_assets_and_what_was_deleted_is_not_published() {
        attribute();
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        TestProduct live = TestProducts.publish(TestProducts.approve(TestProducts.edited(TestProducts.draft(), Map.of("test_pictures", id))), "en");

        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/assets/{id}", id), 409, "asset-in-use").then().body("products", equalTo(List.of(live.id())));
        TestPeople.approver().delete("/products/{id}/publications/web/en", live.id()).then().statusCode(204);
        TestPeople.steward().header("If-Match", "\"1\"").delete("/assets/{id}", id).then().statusCode(204);

        problem(TestPeople.approver().body(Map.of("channel", "web", "locale", "en", "revision", live.revision())).post("/products/{id}/publications", live.id()), 409, "product-not-publishable")
                .then().body("reasons.code", hasItem("unknown-asset"));
    }

    @Test
    void only_stewards_take_in_and_only_those_who_govern_read() {
        byte[] file = TestPictures.png(30, 30);
        problem(given().contentType("image/png").body(file).post("/assets"), 401, "unauthorized");
        problem(TestPeople.approver().contentType("image/png").body(file).post("/assets"), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of()).put("/assets/{id}/description", "0".repeat(64)), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").delete("/assets/{id}", "0".repeat(64)), 403, "forbidden");
        for (String path : List.of("/assets", "/assets/x", "/assets/x/file", "/assets/x/renditions/thumb", "/assets/x/revisions")) problem(given().get(path), 401, "unauthorized");
        problem(TestPeople.steward().get("/assets?limit=101"), 422, "invalid");
        problem(TestPeople.steward().get("/assets?after=nowhere"), 400, "malformed-cursor");
        String next = TestPeople.steward().get("/assets?limit=1").then().statusCode(200).body("items", hasSize(org.hamcrest.Matchers.lessThanOrEqualTo(1))).extract().path("next");
        if (next != null) TestPeople.steward().get("/assets?limit=1&after={next}", next).then().statusCode(200);
    }

    /** An attribute that is there once the first test has asked for it. */
    private static void attribute() {
        String tag = TestPeople.steward().get("/families/standard").header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("attribute", Map.of("code", "test_pictures", "type", "MEDIA", "audience", "PUBLIC"))).put("/families/standard/attributes/test_pictures").then().statusCode(200);
    }

    private List<Document> all(String collection) {
        return database.getCollection(collection).find().collect().asList().await().atMost(Duration.ofSeconds(20));
    }

    private List<String> pieces(UUID upload) {
        return all("assetPieces").stream().map(piece -> piece.getString("_id")).filter(key -> key.startsWith(upload.toString())).toList();
    }

    private static Response post(byte[] file, String type) {
        return TestPeople.steward().contentType(type).body(file).post("/assets");
    }

    private static Response describe(String id, String ifMatch, Map<String, Object> description, String reason) {
        var request = TestPeople.steward().body(description);
        if (ifMatch != null) request.header("If-Match", ifMatch);
        if (reason != null) request.queryParam("reason", reason);
        return request.put("/assets/{id}/description", id);
    }

    private static Response edit(TestProduct product, Map<String, Object> values) {
        return TestPeople.steward().header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", values)).patch("/products/{id}", product.id());
    }

    private static Response problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}
