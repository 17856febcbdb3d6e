package touchstone.lead.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {
    private final Links links = TestLinks.links();
    private final UUID id = UUID.randomUUID();

    @Test
    void a_link_opens_what_it_was_made_for() {
        assertEquals(id, links.open(Links.Use.STATUS, links.token(Links.Use.STATUS, id)));
        assertEquals("http://front.test/request-status/" + links.token(Links.Use.STATUS, id), links.url(Links.Use.STATUS, id));
    }

    @Test
    void a_link_opens_nothing_else() {
        String token = links.token(Links.Use.STATUS, id);

        assertThrows(LinkNotFound.class, () -> links.open(Links.Use.CONFIRM, token));
        assertThrows(LinkNotFound.class, () -> links.open(Links.Use.STATUS, (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1)));
        assertThrows(LinkNotFound.class, () -> links.open(Links.Use.STATUS, "!".repeat(43)));
        assertThrows(LinkNotFound.class, () -> links.open(Links.Use.STATUS, ""));
    }
}
