package touchstone.catalog.storefront;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.asset.TestPictures;
import touchstone.test.Tokens;

@QuarkusTest
class AssetDeliveryTest {
    private static final String ASSET = "/storefront/assets/{channel}/{id}/{rendition}";

    @BeforeEach
    void attributes() {
        TestProducts.ready();
        attribute("test_views", "PUBLIC");
        attribute("test_plans", "REGISTERED");
    }

    @Test
    void a_product_says_what_it_shows_and_where_to_load_it() throws Exception {
        String id = TestPictures.uploaded(TestPictures.fromCamera(1000, 500, 1, "N52.5163 E13.3777"), "image/jpeg");
        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("title", Map.of("en", "Pump"), "alt", Map.of("en", "A pump", "fr", "Une pompe"))).put("/assets/{id}/description", id).then().statusCode(200);
        TestProduct product = TestProducts.publish(published(Map.of("test_views", List.of(id), "description", Map.of("fr", "Une pompe."))), "fr");

        Response answer = TestPeople.reader().header("Accept-Language", "fr").get("/storefront/products/{id}", product.id());

        answer.then().statusCode(200).body("media[0].attribute", equalTo("test_views")).body("media[0].id", equalTo(id)).body("media[0].type", equalTo("image/jpeg")).body("media[0].width", equalTo(1000))
                .body("media[0].alt", equalTo("Une pompe")).body("media[0].title", equalTo("Pump")).body("media[0].renditions.medium.width", equalTo(800)).body("attributes.test_views", nullValue());
        Response picture = given().get(answer.path("media[0].renditions.medium.url").toString());
        picture.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", "public, max-age=31536000, immutable").header("X-Content-Type-Options", "nosniff").header("Vary", nullValue())
                .header("Content-Disposition", startsWith("inline; filename=\"Pump-medium.jpg\"")).header("Cross-Origin-Resource-Policy", "cross-origin").header("Content-Security-Policy", containsString("sandbox"));
        assertEquals(400, ImageIO.read(new ByteArrayInputStream(picture.asByteArray())).getHeight());
        assertFalse(new String(picture.asByteArray(), StandardCharsets.ISO_8859_1).contains("N52"), "where it was taken leaves");
        missing(given().get(ASSET, "web", id, "file"));
        TestPeople.reader().queryParam("q", product.sku()).get("/storefront/products").then().body("items[0].picture.renditions.thumb.url", equalTo("/storefront/assets/web/" + id + "/thumb"));
        TestPeople.reader().header("Accept-Language", "fr").queryParam("expand", "jsonLd,openGraph").get("/storefront/products/{id}", product.id()).then()
                .body("jsonLd.image[0].contentUrl", equalTo("http://127.0.0.1:8080/storefront/assets/web/" + id + "/large")).body("jsonLd.image[0].caption", equalTo("Une pompe"))
                .body("openGraph.'og:image'", equalTo("http://127.0.0.1:8080/storefront/assets/web/" + id + "/large")).body("openGraph.'og:image:alt'", equalTo("Une pompe"));
    }

    @Test
    void what_is_kept_is_asked_for_by_its_tag_and_a_part_by_its_range() {
        String id = TestPictures.uploaded(TestPictures.png(900, 900), "image/png");
        published(Map.of("test_views", List.of(id)));
        Response whole = given().get(ASSET, "web", id, "large");
        byte[] bytes = whole.asByteArray();
        String tag = whole.header("ETag");

        given().header("If-None-Match", tag).get(ASSET, "web", id, "large").then().statusCode(304).body(emptyString()).header("Cache-Control", containsString("immutable"));
        Response part = given().header("Range", "bytes=10-19").get(ASSET, "web", id, "large");
        part.then().statusCode(206).header("Content-Range", "bytes 10-19/" + bytes.length).header("Content-Length", "10").header("ETag", tag);
        assertArrayEquals(Arrays.copyOfRange(bytes, 10, 20), part.asByteArray());
        given().header("Range", "bytes=10-19").header("If-Range", "\"other\"").get(ASSET, "web", id, "large").then().statusCode(200);
        given().header("Range", "bytes=" + bytes.length + "-").get(ASSET, "web", id, "large").then().statusCode(416).header("Content-Range", "bytes */" + bytes.length);
        assertNotEquals(tag, given().get(ASSET, "web", id, "thumb").header("ETag"));
    }

    @Test
    void a_range_over_the_pieces_of_a_file_is_what_is_there() {
        byte[] pdf = new String(TestPictures.pdf()).replace("trailer", "% " + "0123456789".repeat(60_000) + "\ntrailer").getBytes(StandardCharsets.US_ASCII);
        String id = TestPictures.uploaded(pdf, "application/pdf");
        published(Map.of("test_views", List.of(id)));

        Response whole = given().get(ASSET, "web", id, "file");
        whole.then().statusCode(200).contentType("application/pdf").header("Content-Disposition", startsWith("attachment; filename="));
        assertArrayEquals(pdf, whole.asByteArray());
        given().header("If-None-Match", whole.header("ETag")).get(ASSET, "web", id, "file").then().statusCode(304).body(emptyString());
        given().header("Range", "bytes=" + pdf.length + "-").get(ASSET, "web", id, "file").then().statusCode(416);
        missing(given().get(ASSET, "web", id, "thumb"));
        missing(given().get(ASSET, "web", "0".repeat(64), "file"));
        assertArrayEquals(Arrays.copyOfRange(pdf, 200_000, 600_000), given().header("Range", "bytes=200000-599999").get(ASSET, "web", id, "file").then().statusCode(206).extract().asByteArray());
    }

    @Test
    void what_nothing_live_shows_is_not_there() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        missing(given().get(ASSET, "web", id, "thumb"));
        TestProduct product = published(Map.of("test_views", List.of(id)));
        given().get(ASSET, "web", id, "thumb").then().statusCode(200);

        missing(given().get(ASSET, "none", id, "thumb"));
        missing(given().get(ASSET, "web", id, "huge"));
        missing(given().get(ASSET, "web", "0".repeat(64), "thumb"));
        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);
        missing(given().get(ASSET, "web", id, "thumb"));
    }

    @Test
    void what_is_meant_for_some_is_for_them_alone_and_kept_by_nobody_else() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        TestProduct product = published(Map.of("test_plans", List.of(id)));
        String token = Tokens.ofNewProspect().token();

        missing(given().get(ASSET, "web", id, "thumb"));
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200).body("media", nullValue());
        TestPeople.with(token).get(ASSET, "web", id, "thumb").then().statusCode(200).header("Cache-Control", "private, no-cache").header("Vary", containsString("Authorization"));
        TestPeople.with(token).header("Touchstone-Channel", "web").get("/storefront/products/{id}", product.id()).then().body("media[0].id", equalTo(id));
    }

    @Test
    void what_is_said_of_a_picture_reaches_what_is_live_without_publishing_again() {
        String id = TestPictures.uploaded(TestPictures.png(30, 30), "image/png");
        TestProduct product = published(Map.of("test_views", List.of(id)));
        Response before = TestPeople.reader().get("/storefront/products/{id}", product.id());
        before.then().body("media[0].alt", nullValue());

        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("alt", Map.of("en", "A pump"))).put("/assets/{id}/description", id).then().statusCode(200);

        Response after = TestPeople.reader().get("/storefront/products/{id}", product.id());
        after.then().body("media[0].alt", equalTo("A pump"));
        assertNotEquals(before.header("ETag"), after.header("ETag"));
        long publications = TestPeople.steward().get("/products/{id}/events", product.id()).jsonPath().getList("items.act").stream().filter("PUBLISHED"::equals).count();
        assertEquals(1, publications, "nothing was published again");
    }

    private static TestProduct published(Map<String, Object> values) {
        return TestProducts.publish(TestProducts.approve(TestProducts.edited(TestProducts.draft(), values)), "en");
    }

    private static void attribute(String code, String audience) {
        String tag = TestPeople.steward().get("/families/standard").header("ETag");
        TestPeople.steward().header("If-Match", tag).body(Map.of("attribute", Map.of("code", code, "type", "MEDIA", "audience", audience))).put("/families/standard/attributes/" + code).then().statusCode(200);
        var deadline = java.time.Instant.now().plusSeconds(20);
        String registered = Tokens.ofNewProspect().token();
        while (TestPeople.with(registered).header("Touchstone-Channel", "web").queryParam("attr." + code, "x").get("/storefront/products").statusCode() != 200) {
            if (java.time.Instant.now().isAfter(deadline)) throw new AssertionError("the storefront does not know " + code);
        }
    }

    private static void missing(Response answer) {
        answer.then().statusCode(404).contentType("application/problem+json").body("type", equalTo("/problems/asset-not-found"));
    }
}
