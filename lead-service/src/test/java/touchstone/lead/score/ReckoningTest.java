package touchstone.lead.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.score.Weights.Title;
import touchstone.lead.score.Weights.Touches;

class ReckoningTest {
    private static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");
    private static final SeenProduct PUMP = new SeenProduct("p-1", "SKU", 3, "web", "en", "Pump", null, null, null);
    private static final Weights WEIGHTS = new Weights(Duration.ofDays(14), 40, 60, 10, 3, 5, 12, Map.of("decides", 15.0, "uses", 5.0),
            List.of(new Title(List.of("head", "leiter einkauf"), 10), new Title(List.of("manager"), 4)), Map.of("viewed", new Touches(1, 15), "downloaded", new Touches(5, 25), "requested-demo", new Touches(10, 20)),
            0.5, Map.of("p-3", 2.0));

    @Test
    void who_somebody_is_makes_points_each_with_its_reason() {
        Score.Part fit = fit(new Person("fabrikam.test", "Fabrikam", List.of("uses", "decides"), "Head of Purchasing", 2, 0));
        assertEquals(List.of("Part in the decision: decides", "Address at a company: fabrikam.test", "2 leads of the same company accepted", "Job title: Head of Purchasing"), texts(fit));
        assertEquals(40, fit.points(), "15 + 10 + 10 + 10, and 40 at most");
    }

    @Test
    void an_address_of_a_private_person_tells_nothing_but_the_company_they_name_does() {
        assertEquals(List.of("Names a company: Fabrikam"), texts(fit(new Person(null, "Fabrikam", List.of(), null, 0, 0))));
        assertEquals(List.of(), texts(fit(new Person(null, null, List.of("other"), "Leading hand", 0, 0))));
        assertEquals(4, fit(new Person(null, null, List.of(), "MANAGER, Assembly", 0, 0)).points());
        assertEquals(10, fit(new Person(null, null, List.of(), "Leiter Einkauf", 0, 0)).points());
    }

    @Test
    void what_was_won_at_the_company_counts_once_and_accepted_leads_three_times_at_most() {
        Score.Part fit = fit(new Person(null, null, List.of(), null, 9, 4));
        assertEquals(List.of("9 leads of the same company accepted", "Won at the same company: 4 times"), texts(fit));
        assertEquals(27, fit.points());
    }

    @Test
    void touches_make_points_by_verb_with_their_number_and_age_in_words() {
        Score.Part interest = interest(touched("downloaded", "sheet/p-1", 3, "2026-05-08T11:00:00Z", 2.48), touched("viewed", "product/p-1", 1, "2026-05-10T11:50:00Z", 1), touched("reviewed-lead", "lead/1", 9, "2026-05-10T11:50:00Z", 9));
        assertEquals(List.of("Pump: sheet downloaded 3 times, last 2 days ago", "Pump: product viewed once, last within the hour"), texts(interest));
        assertEquals(13.4, interest.points());
        assertEquals(3L, interest.reasons().get(0).touches());
    }

    @Test
    void other_products_count_less_and_some_more_than_others() {
        Score.Part interest = interest(touched("viewed", "product/p-2", 2, "2026-05-09T11:00:00Z", 2), touched("viewed", "product/p-3", 2, "2026-05-10T09:00:00Z", 2));
        assertEquals(List.of("2 other products: product viewed 4 times, last 3 hours ago"), texts(interest));
        assertEquals(3, interest.points());
    }

    @Test
    void a_verb_brings_so_many_points_at_most_and_the_product_of_the_lead_comes_first() {
        Score.Part interest = interest(touched("viewed", "product/p-1", 500, "2026-05-09T11:00:00Z", 12), touched("viewed", "product/p-2", 9_000, "2026-05-09T11:00:00Z", 8_000), touched("requested-demo", "product/p-1", 9, "2026-05-10T11:00:00Z", 9));
        assertEquals(List.of("Pump: demo requested 9 times, last an hour ago, at most 20 points", "Pump: product viewed 500 times, last a day ago", "1 other product: product viewed 9000 times, last a day ago, at most 15 points"), texts(interest));
        assertEquals(35, interest.points());
        assertTrue(interest.reasons().get(2).capped());
    }

    @Test
    void a_lead_about_nothing_in_particular_takes_every_product_as_its_own() {
        var reckoning = new Reckoning(WEIGHTS, NOW);
        Score.Part interest = reckoning.interest(List.of(touched("viewed", "product/p-2", 2, "2026-05-09T11:00:00Z", 2), touched("viewed", null, 2, "2026-05-09T11:00:00Z", 1)), null);
        assertEquals(3, interest.points());
    }

    @Test
    void products_are_told_by_what_they_bring() {
        var products = new Reckoning(WEIGHTS, NOW).products(List.of(touched("viewed", "product/p-1", 2, "2026-05-09T11:00:00Z", 2), touched("downloaded", "sheet/p-2", 2, "2026-05-09T11:00:00Z", 2), touched("viewed", "form/x", 2, "2026-05-09T11:00:00Z", 2)), PUMP);
        assertEquals(List.of(new Score.ByProduct("p-2", null, 5), new Score.ByProduct("p-1", "Pump", 2)), products);
    }

    private static Score.Part fit(Person person) {
        return new Reckoning(WEIGHTS, NOW).fit(person);
    }

    private static Score.Part interest(Ledger.Touched... touched) {
        return new Reckoning(WEIGHTS, NOW).interest(List.of(touched), PUMP);
    }

    private static Ledger.Touched touched(String verb, String subject, long touches, String last, double weight) {
        return new Ledger.Touched(verb, subject, touches, Instant.parse(last), weight);
    }

    private static List<String> texts(Score.Part part) {
        return part.reasons().stream().map(Score.Reason::text).toList();
    }
}
