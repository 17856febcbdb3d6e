package touchstone.registration.provider;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProviderResourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "es", "fr", "zh"})
    void the_sign_in_by_mail_says_in_six_languages_what_it_is_for(String language) {
        var english = anonymously().get("/providers/email").then().statusCode(200).header("Content-Language", "en").extract().jsonPath();

        var other = anonymously().header("Accept-Language", language).get("/providers/email").then().statusCode(200).header("Content-Language", language).body("notice.locale", equalTo(language)).extract().jsonPath();

        for (String text : List.of("notice.text", "claims[0].label", "claims[0].use", "claims[1].label", "claims[1].use", "claims[2].label", "claims[2].use")) {
            assertNotNull(other.getString(text), text);
            assertNotEquals(english.getString(text), other.getString(text), text);
        }
    }

    @Test
    void a_visitor_sees_what_a_network_would_hand_over_and_what_for() {
        anonymously().get("/providers/social").then().statusCode(200)
                .body("alias", equalTo("social"), "name", equalTo("Social Network"))
                .body("claims.name", hasItems("sub", "email", "email_verified", "given_name", "family_name", "picture", "profile", "locale"))
                .body("claims.label", everyItem(not(nullValue())), "claims.use", everyItem(not(nullValue())))
                .body("claims.find { it.name == 'sub' }.required", equalTo(true), "claims.find { it.name == 'email' }.required", equalTo(false))
                .body("notice.locale", equalTo("en"))
                .header("Content-Language", "en")
                .header("Touchstone-Touch", "verb=previewed-claims, subject=\"provider/social\", locale=\"en\"");
    }

    @Test
    void a_notice_is_known_by_the_hash_of_its_text() throws Exception {
        var notice = anonymously().get("/providers/social").then().extract().jsonPath();

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(notice.getString("notice.text").getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest), notice.getString("notice.hash"));
    }

    @Test
    void the_list_shows_each_provider_with_its_youngest_notice() {
        String alias = TestProviders.any();
        TestProviders.giveNotice(alias, "en", "The second notice of " + alias);

        anonymously().get("/providers").then().statusCode(200)
                .body("items.alias", hasItem("social"))
                .body("items.find { it.alias == '%s' }.notice.text".formatted(alias), equalTo("The second notice of " + alias));
    }

    @Test
    void a_visitor_reads_it_in_their_own_language_where_there_is_one() {
        String alias = TestProviders.any();
        TestProviders.giveNotice(alias, "de", "Der Hinweis von " + alias);

        anonymously().header("Accept-Language", "de-CH, fr;q=0.8").get("/providers/{alias}", alias).then()
                .header("Content-Language", "de").header("Vary", containsString("Accept-Language"))
                .body("notice.text", equalTo("Der Hinweis von " + alias), "claims[0].label", equalTo("E-Mail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "*", "no language; q=high"})
    void any_other_language_falls_back_to_english(String acceptLanguage) {
        anonymously().header("Accept-Language", acceptLanguage).get("/providers/social").then().statusCode(200).header("Content-Language", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "%00", "' or true"})
    void an_unknown_provider_is_not_found(String alias) {
        refused(anonymously().urlEncodingEnabled(!alias.startsWith("%")).get("/providers/" + alias), 404, "provider-not-found");
    }
}
