package touchstone.catalog.imports;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

/** Files of any format on their way in. */
final class TestImports {
    private TestImports() {}

    static ValidatableResponse sending(String type, byte[] file, Map<String, ?> how) {
        TestProducts.ready();
        var asItIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false).encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)
                .encodeContentTypeAs("application/xml", ContentType.BINARY).encodeContentTypeAs("text/csv", ContentType.BINARY);
        return TestPeople.steward().config(RestAssured.config().encoderConfig(asItIs)).contentType(type).queryParams(how).body(file).post("/imports").then();
    }
}
