package touchstone.lead.crm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import touchstone.commons.Money;

/** How to talk to one kind of system. All of it blocks, and may be done again: what is there already is changed and not made twice. */
interface Crm {
    Kind kind();

    /** Makes or changes contact and deal, and ties them to each other. Fails with {@link CrmFailure}. */
    Ids push(Connection connection, Deal deal);

    /** Deals of ours that were won or lost there since then. Fails with {@link CrmFailure}. */
    List<Settled> settled(Connection connection, Instant since);

    /** What a contact and a deal are called there. */
    record Ids(String contact, String deal) {}

    /** @param amount of what was won; null if none is said @param reason of what was lost; null if none is said */
    record Settled(UUID lead, boolean won, Money amount, LocalDate on, String reason) {}
}
