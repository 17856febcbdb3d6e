package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"PHONE,-,+49 30 901820,+4930901820", "PHONE,-,'+1 (425) 555-0100',+14255550100", "EMAIL,-,ann@fabrikam.test,ann@fabrikam.test",
            "SOCIAL,mastodon,@ann@social.test,@ann@social.test", "SOCIAL,linkedin,https://www.linkedin.test/in/ann,https://www.linkedin.test/in/ann", "MESSAGING,signal,ann.42,ann.42", "MESSAGING,matrix,@ann:chat.test,@ann:chat.test"})
    void ways_to_reach_somebody(Channel.Type type, String network, String value, String kept) {
        Channel channel = channel(type, network, value);

        assertEquals(List.of(), channel.complaints());
        assertEquals(kept, channel.value());
        assertEquals(channel, Channel.of(null, channel.content()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"PHONE,-,030 901820,value", "PHONE,-,+49,value", "PHONE,-,+1 425,value", "PHONE,-,call me,value", "EMAIL,-,ann,value", "SOCIAL,-,ann,network", "PHONE,signal,+4930901820,network",
            "SOCIAL,home,javascript:alert(1),value", "SOCIAL,home,http://plain.test,value", "SOCIAL,home,<b>ann</b>,value"})
    void what_reaches_nobody_is_told(Channel.Type type, String network, String value, String field) {
        assertEquals(List.of(field), channel(type, network, value).complaints().stream().map(Complaint::field).toList());
    }

    @Test
    void a_number_without_its_country_is_one_where_the_country_is_known() {
        assertEquals(Optional.of("+15165550187"), Channel.e164("516-555-0187", "US"));
        assertEquals(Optional.empty(), Channel.e164("516-555-0187", null));
        assertEquals(Optional.empty(), Channel.e164("1".repeat(10_000), "US"));
        assertEquals(Optional.of("5165550187"), channel(Channel.Type.PHONE, null, "+1 516 555 0187").national());
    }

    @Test
    void a_channel_is_closed_to_what_it_was_opted_out_of() {
        Channel channel = new Channel(null, Channel.Type.PHONE, null, "+4930901820", null, false, List.of("calls", "calls"));

        assertFalse(channel.isOpenTo("calls"));
        assertTrue(channel.isOpenTo("newsletter"));
        assertEquals(List.of("calls"), channel.optOuts());
    }

    private static Channel channel(Channel.Type type, String network, String value) {
        return new Channel(null, type, network, value, null, false, null);
    }
}
