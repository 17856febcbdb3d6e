package touchstone.catalog.channel;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.test.Tokens;

@QuarkusTest
class ChannelResourceTest {
    @Test
    void those_who_govern_see_where_products_are_offered() {
        TestPeople.steward().get("/channels").then().statusCode(200)
                .body("items.find { it.code == 'web' }.defaultLocale", equalTo("en")).body("items.find { it.code == 'web' }.locales", hasItem("fr"))
                .body("items.find { it.code == 'web' }.currency", equalTo("USD"));
    }

    @Test
    void others_do_not() {
        get("/channels").then().statusCode(401);
        TestPeople.with(Tokens.of("sales")).get("/channels").then().statusCode(403);
    }
}
