package touchstone.lead.opportunity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.commons.Money;
import touchstone.lead.lead.Actor;
import touchstone.lead.pipeline.PipelineDefinition;
import touchstone.lead.pipeline.Stage;
import touchstone.lead.pipeline.Stage.Need;

class OpportunityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Actor SALES = new Actor("subject-of-sales", "sales");
    private static final PipelineDefinition STAGES = new PipelineDefinition("Sales", List.of(
            new Stage("first", "First", 10, Set.of(), Set.of("second")),
            new Stage("second", "Second", 50, Set.of(), Set.of("third")),
            new Stage("third", "Third", 90, Set.of(Need.VALUE, Need.DECIDER), Set.of())));

    private final Opportunity opportunity = new Opportunity(UUID.randomUUID(), "sales", STAGES, facts(null, Details.Role.USES), SALES, NOW);

    @Test
    void it_goes_where_its_stage_leads_without_a_word() {
        opportunity.moveTo("second", STAGES, null, SALES, NOW);

        assertEquals("second", opportunity.stage);
    }

    @Test
    void back_and_past_a_stage_it_goes_with_a_reason() {
        opportunity.moveTo("second", STAGES, null, SALES, NOW);

        assertThrows(MoveNeedsReason.class, () -> opportunity.moveTo("first", STAGES, " ", SALES, NOW));
        opportunity.moveTo("first", STAGES, "They begin again", SALES, NOW);

        assertEquals("first", opportunity.stage);
        assertEquals("They begin again", opportunity.steps.get(2).reason);
    }

    @Test
    void a_stage_is_entered_with_what_it_asks_for() {
        assertThrows(StageNotEntered.class, () -> opportunity.moveTo("third", STAGES, "Straight on", SALES, NOW));
        opportunity.change(facts(new Money(100, "EUR"), Details.Role.DECIDES), SALES, SALES, NOW);
        opportunity.moveTo("third", STAGES, "Straight on", SALES, NOW);

        assertEquals("third", opportunity.stage);
    }

    @Test
    void a_stage_is_one_of_the_pipeline_and_another_one() {
        assertThrows(StageUnknown.class, () -> opportunity.moveTo("fourth", STAGES, "x", SALES, NOW));
        assertThrows(StageAlreadyReached.class, () -> opportunity.moveTo("first", STAGES, "x", SALES, NOW));
    }

    @Test
    void what_is_won_or_lost_stands_still_until_it_is_open_again() {
        opportunity.win(new Money(100, "EUR"), TODAY, SALES, NOW);
        assertThrows(OpportunityClosed.class, () -> opportunity.moveTo("second", STAGES, null, SALES, NOW));
        assertThrows(OpportunityClosed.class, () -> opportunity.lose("Price", TODAY, SALES, NOW));
        assertThrows(OpportunityClosed.class, () -> opportunity.change(opportunity.facts(), SALES, SALES, NOW));

        opportunity.reopen("They sent it back", SALES, NOW);
        assertThrows(OpportunityNotClosed.class, () -> opportunity.reopen("x", SALES, NOW));
        opportunity.lose("Price", TODAY, SALES, NOW);

        assertEquals(List.of(OpportunityStep.Kind.OPENED, OpportunityStep.Kind.WON, OpportunityStep.Kind.REOPENED, OpportunityStep.Kind.LOST), opportunity.steps.stream().map(step -> step.kind).toList());
        assertEquals(null, opportunity.outcomeAmount);
    }

    @Test
    void time_in_a_stage_runs_until_it_is_left_or_the_end() {
        opportunity.moveTo("second", STAGES, null, SALES, NOW.plus(Duration.ofDays(1)));
        opportunity.change(facts(null, Details.Role.USES), SALES, SALES, NOW.plus(Duration.ofDays(2)));
        opportunity.lose("Price", TODAY, SALES, NOW.plus(Duration.ofDays(3)));
        opportunity.reopen("Again", SALES, NOW.plus(Duration.ofDays(10)));

        var stays = OpportunityView.of(opportunity, 50, NOW.plus(Duration.ofDays(11))).stages();

        assertEquals(List.of("first PT24H", "second PT48H", "second PT24H"), stays.stream().map(stay -> stay.stage() + " " + stay.time()).toList());
        assertEquals(null, stays.get(2).until());
    }

    private static Facts facts(Money value, Details.Role role) {
        return new Facts("Fabrikam: pump", value, null, List.of(), List.of(new Details.BuyingContact("One", null, role, true)), List.of());
    }
}
