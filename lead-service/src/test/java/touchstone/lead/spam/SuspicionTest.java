package touchstone.lead.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Do you deliver to Graz? See https://fabrikam.test/plan and www.fabrikam.test           | en |",
        "http://a.test http://b.test http://c.test                                             | en | MANY_LINKS",
        "Buy <a class=x href=http://a.test>here</a>                                            | en | MARKUP",
        "[url=http://a.test]here[/url]                                                         | en | MARKUP",
        "Мы предлагаем вам услуги продвижения сайта                                            | en | OTHER_SCRIPT",
        "Мы хотели бы увидеть ваш насос в работе                                               | ru |",
        "我们想看看您的水泵如何工作                                                                 | zh-Hans |",
        "Nous aimerions voir la pompe                                                          | ar |",
        "Да                                                                                    | en |"})
    void what_is_written_is_told_from_spam(String text, String locale, Suspicion expected) {
        assertEquals(expected == null ? Set.of() : Set.of(expected), Suspicion.of("One Visitor", "one@fabrikam.test", text, locale));
    }

    @Test
    void an_address_that_is_thrown_away_is_flagged_and_holds_nothing_up() {
        Set<Suspicion> found = Suspicion.of(null, "one@inbox.Mailinator.com", "", "en");

        assertEquals(EnumSet.of(Suspicion.DISPOSABLE_ADDRESS), found);
        assertFalse(Suspicion.areEnough(found));
    }

    @Test
    void a_link_in_a_name_is_enough_and_another_script_alone_is_not() {
        assertTrue(Suspicion.areEnough(Suspicion.of("WIN www.a.test", "one@fabrikam.test", "", "en")));
        assertFalse(Suspicion.areEnough(EnumSet.of(Suspicion.OTHER_SCRIPT)));
    }
}
