package touchstone.lead.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void a_source_is_read_as_far_as_it_is_told() {
        assertEquals(new Source("search", "social", "spring", null), Source.parse("first=\"search\", last=\"social\", campaign=\"spring\", more=1"));
        assertEquals(Source.UNKNOWN, Source.parse(null));
        assertEquals(Source.UNKNOWN, Source.parse("first=\"unclosed"));
        assertEquals(Source.UNKNOWN, Source.parse("campaign=\"" + "a".repeat(201) + "\""));
    }
}
