package touchstone.lead.crm;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Money;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Refusal;
import touchstone.lead.Csv;
import touchstone.lead.lead.Actor;
import touchstone.lead.opportunity.Outcomes;

/** For a CRM that takes files: accepted leads out, outcomes in. */
@Path("")
@Tag(name = "CRM")
public class CrmFileResource {
    private static final int MOST_OUT = 10_000;
    private static final int MOST_IN = 1_000;
    private static final int LONGEST_REASON = 1000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final List<String> OUT = List.of("lead", "createdAt", "email", "givenName", "familyName", "company", "name", "product", "sku", "stage", "amount", "currency", "expectedClose");
    private static final List<String> IN = List.of("lead", "result", "amount", "currency", "on", "reason");
    private final Connections connections;
    private final Deals deals;
    private final Outcomes outcomes;
    private final JsonWebToken caller;

    CrmFileResource(Connections connections, Deals deals, Outcomes outcomes, JsonWebToken caller) {
        this.connections = connections;
        this.deals = deals;
        this.outcomes = outcomes;
        this.caller = caller;
    }

    @GET
    @Path("/crm-exports")
    @RolesAllowed({"sales", "operator"})
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "Take accepted leads out for a CRM, newest first (CSV, RFC 4180)",
            description = "At most 10,000: narrow it by since and until, when they came. Of people only what they typed or confirmed and what may be exported. What a spreadsheet would take for a formula has an apostrophe before it.")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<RestResponse<String>> export(@QueryParam("since") Instant since, @QueryParam("until") Instant until) {
        Instant from = since == null || since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
        Instant to = until == null || until.isAfter(LATEST) ? LATEST : until;
        return connections.accepted(from, to, MOST_OUT).chain(leads -> deals.of(leads).map(found -> Stream.concat(Stream.of(OUT),
                        IntStream.range(0, leads.size()).mapToObj(at -> row(leads.get(at), found.get(at)))).map(Csv::line).collect(Collectors.joining())))
                .map(csv -> ResponseBuilder.ok(csv).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"accepted-leads.csv\"").header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(TouchstoneHeaders.TOUCH, Touch.of("exported").on("export", "accepted-leads")).build());
    }

    private static List<String> row(Connections.Known lead, Deal deal) {
        Map<String, String> contact = deal.contact();
        return Stream.of(lead.lead(), lead.createdAt(), contact.get("email"), contact.get("givenName"), contact.get("familyName"), contact.get("company"), deal.name(), deal.product(), deal.sku(), deal.stage(),
                deal.amount() == null ? null : Amounts.decimal(deal.amount()), deal.amount() == null ? null : deal.amount().currency(), deal.expectedClose()).map(value -> value == null ? "" : value.toString()).toList();
    }

    /** @param row from 1, without the header @param result what became of it @param problem why it is refused; absent where it is not */
    @Schema(name = "OutcomeRow")
    record Row(long row, String lead, Became result, String problem, String detail) {
        /** The same whether something is kept or not. */
        enum Became {
            TAKEN_OVER, KNOWN_ALREADY, REFUSED
        }
    }

    @Schema(name = "OutcomeRows")
    record Rows(boolean dryRun, List<Row> rows) {}

    @POST
    @Path("/lead-outcome-imports")
    @RolesAllowed({"sales", "operator"})
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take over what became of leads in a CRM (CSV, RFC 4180)",
            description = "With a header: lead (its id), result (WON or LOST), amount (19.99), currency (EUR), on (2026-05-01), reason. Each row on its own: what is refused of one changes nothing of the others, and what is known already stays. "
                    + "1,000 rows and 64 KB at most. With dryRun=true nothing is kept.")
    @APIResponse(responseCode = "200", description = "What became of each row")
    @APIResponse(responseCode = "413", description = "request-entity-too-large")
    @APIResponse(responseCode = "422", description = "file-not-readable")
    public Uni<Rows> take(@NotNull String csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor by = new Actor(caller.getSubject(), caller.getName());
        return Multi.createFrom().iterable(read(csv)).onItem().transformToUniAndConcatenate(row -> take(row, by, dryRun)).collect().asList().map(rows -> new Rows(dryRun, rows));
    }

    private static List<CSVRecord> read(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).get().parse(new StringReader(text))) {
            if (!parser.getHeaderNames().containsAll(List.of("lead", "result")) || !IN.containsAll(parser.getHeaderNames())) throw new FileNotReadable("Its header has lead and result, and of amount, currency, on and reason what there is.");
            List<CSVRecord> records = parser.getRecords();
            if (records.size() > MOST_IN) throw new FileNotReadable("It has more than " + MOST_IN + " rows.");
            return records;
        } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
            throw new FileNotReadable("It is no CSV with a header, or says something twice there.");
        } catch (IOException e) {
            throw new FileNotReadable("It is no CSV with a header.");
        }
    }

    private Uni<Row> take(CSVRecord record, Actor by, boolean dryRun) {
        String lead = cell(record, "lead");
        Outcomes.Settled settled;
        try {
            settled = settled(record);
        } catch (RowNotReadable refusal) {
            return Uni.createFrom().item(refused(record, lead, refusal));
        }
        return Uni.createFrom().deferred(() -> outcomes.settle(settled, by, dryRun)).map(meant -> new Row(record.getRecordNumber(), lead, Row.Became.valueOf(meant.name()), null, null))
                .onFailure(Refusal.class).recoverWithItem(refusal -> refused(record, lead, (Refusal) refusal));
    }

    private static Row refused(CSVRecord record, String lead, Refusal refusal) {
        return new Row(record.getRecordNumber(), lead == null || lead.length() > 36 ? null : lead, Row.Became.REFUSED, refusal.problem().type(), refusal.getMessage());
    }

    private static Outcomes.Settled settled(CSVRecord record) {
        try {
            String result = cell(record, "result");
            if (!"WON".equals(result) && !"LOST".equals(result)) throw new RowNotReadable("result is WON or LOST.");
            boolean won = result.equals("WON");
            String amount = cell(record, "amount");
            String currency = cell(record, "currency");
            String reason = cell(record, "reason");
            if (!won && (reason == null || reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl))) throw new RowNotReadable("What is lost has a reason, of 1,000 characters at most.");
            if (amount != null && currency == null) throw new RowNotReadable("An amount has a currency.");
            Money money = won && amount != null ? Amounts.money(amount, currency) : null;
            String on = cell(record, "on");
            return new Outcomes.Settled(UUID.fromString(String.valueOf(cell(record, "lead"))), won, money, on == null ? null : LocalDate.parse(on), won ? null : reason);
        } catch (DateTimeException e) {
            throw new RowNotReadable("on is a day like 2026-05-01.");
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RowNotReadable("amount is a number like 19.99.");
        } catch (IllegalArgumentException e) {
            throw new RowNotReadable("lead is the id of one, and currency a code of ISO 4217.");
        }
    }

    private static String cell(CSVRecord record, String column) {
        return record.isSet(column) && !record.get(column).isBlank() ? record.get(column) : null;
    }

    static class FileNotReadable extends Invalid {
        FileNotReadable(String why) {
            super(why);
        }
    }

    static class RowNotReadable extends Invalid {
        RowNotReadable(String why) {
            super(why);
        }
    }
}
