package touchstone.gateway.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.gateway.cookie.Secret;
import touchstone.gateway.journal.Interaction.Source;

/** How a source is told in one word. */
class CameFromTest {
    private static final Source DIRECT = new Source("direct", null, Map.of(), null);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "social, www.linkedin.com, '', social/linkedin",
            "social, lnkd.in, '', social/linkedin",
            "social, t.co, '', social/x",
            "search, www.google.co.uk, '', search/google",
            "search, duckduckgo.com, '', search/duckduckgo",
            "mail, mail.google.com, '', mail",
            "other, news.fabrikam.test, '', other/news.fabrikam.test",
            "direct, -, '', direct",
            "internal, shop.test, '', direct",
            "-, -, '', direct",
            "direct, -, 'source=newsletter medium=email', mail/newsletter",
            "social, www.linkedin.com, 'source=linkedin medium=cpc', social/linkedin",
            "direct, -, 'source=google medium=cpc', search/google",
            "direct, -, 'source=partner', campaign/partner",
            "direct, -, 'medium=email', mail",
            "other, news.fabrikam.test, 'medium=banner', other/news.fabrikam.test",
            "direct, -, 'click=gclid', search/google",
            "direct, -, 'click=li_fat_id source=x', social/linkedin",
            "other, a.fabrikam.test, 'share=1 shareNetwork=linkedin source=share', share/linkedin"})
    void a_source_is_one_word(String referrer, String site, String campaign, String word) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : campaign.split(" ")) if (!pair.isEmpty()) values.put(pair.split("=")[0], pair.split("=")[1]);
        assertEquals(word, CameFrom.word(new Source(referrer, site, values, null)));
    }

    @Test
    void first_and_last_are_told_with_the_latest_campaign_and_share() {
        Source social = new Source("social", "www.linkedin.com", Map.of("campaign", "fr\u00fchling \"a\""), null);
        Source mail = new Source("mail", "mail.fabrikam.test", Map.of(), null);
        assertEquals("first=\"social/linkedin\", last=\"mail\", campaign=\"fr%C3%BChling \\\"a\\\"\"", CameFrom.header(List.of(social, mail), DIRECT));
        assertEquals("first=\"mail\", last=\"share/copy\", share=\"7\"",
                CameFrom.header(List.of(mail), new Source("internal", "shop.test", Map.of("share", "7", "shareNetwork", "copy"), null)));
        assertNull(CameFrom.header(List.of(), DIRECT));
    }

    @Test
    void a_share_token_cannot_be_made_up() {
        Shares shares = new Shares(new Secret(() -> "bm90LWEtc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk="));
        Share share = new Share(UUID.randomUUID(), "linkedin");
        String token = shares.token(share);
        assertEquals(share, shares.read(token).orElseThrow());
        char last = token.charAt(token.length() - 1);
        for (String forged : List.of(token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'), token.replace("linkedin", "facebook"), "", "a.b.c", Clock.systemUTC().toString())) {
            assertTrue(shares.read(forged).isEmpty(), forged);
        }
    }
}
