package touchstone.commons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RevisionTest {
    @Test
    void if_match_names_the_revision_seen() {
        assertEquals(new Revision(7), Revision.required("\"7\""));
    }

    @Test
    void a_change_without_if_match_is_refused() {
        assertEquals(428, assertThrows(Revision.IfMatchRequired.class, () -> Revision.required(null)).problem().status());
    }

    @Test
    void a_weak_tag_or_a_star_is_no_revision() {
        assertThrows(Revision.MalformedIfMatch.class, () -> Revision.required("W/\"7\""));
        assertThrows(Revision.MalformedIfMatch.class, () -> Revision.required("*"));
    }

    @Test
    void an_outdated_revision_is_refused_with_the_present_one() {
        var refusal = assertThrows(Revision.RevisionOutdated.class, () -> new Revision(8).mustBe(new Revision(7)));
        assertEquals(412, refusal.problem().status());
        assertEquals("/problems/revision-outdated", refusal.problem().type());
        assertEquals(8L, refusal.problem().facts().get("revision"));
    }
}
