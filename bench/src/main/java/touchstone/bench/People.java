package touchstone.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Prospects that are made up, always the same for the same number, as registration stores them: each with a golden record, a sign-in, a source record and its values. Names are made of
 * syllables, so that some are frequent and most are rare; all have one mail domain, which is the most frequent word there can be.
 */
final class People {
    private static final int AT_ONCE = 50_000;
    private static final String SYLLABLES = "array['ba','de','ki','lo','mu','na','po','ra','se','ti','vo','wa','xe','yu','zo','ca','fe','gi','ho','ju']";
    /** What of the nth person, in SQL. */
    private static final String GIVEN = word("n % 400", 2);
    private static final String FAMILY = word("n * 7919 % 8000", 3);
    private static final String COMPANY = word("n % 20000", 4);
    private static final String EMAIL = "'visitor' || n || '@contoso.test'";
    private static final String PHONE = "'14' || lpad(n::text, 9, '2')";

    private final String url;
    private final String issuer;

    /** @param database host:port/name, of a cluster that is not locked */
    People(String database, String issuer) {
        // Only the superuser may leave aside what need not be checked here.
        this.url = "jdbc:postgresql://" + database + "?user=postgres";
        this.issuer = issuer;
    }

    /** The subject of the nth person's sign-in. */
    static String subject(long n) {
        return "visitor-" + n;
    }

    /** A word of syllables, in SQL. @param number an expression */
    private static String word(String number, int syllables) {
        List<String> parts = new ArrayList<>();
        int power = 1;
        for (int i = 0; i < syllables; i++, power *= 20) parts.add("(" + SYLLABLES + ")[1 + (" + number + ") / " + power + " % 20]");
        return "(" + String.join(" || ", parts) + ")";
    }

    /** The id of something of the nth person, in SQL: in the order of time, as those are that are given out (RFC 9562, version 7). */
    private static String id(String kind) {
        return "(lpad(to_hex(1767225600000 + n * 1000), 12, '0') || '70008' || substr(md5('" + kind + "' || n), 1, 15))::uuid";
    }

    /** @param done told the number stored so far */
    void store(int count, IntConsumer done) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            // An index is made faster at the end than kept while so many come.
            String index;
            try (ResultSet row = statement.executeQuery("select pg_get_indexdef('prospect_by_word'::regclass)")) {
                row.next();
                index = row.getString(1);
            }
            statement.execute("drop index prospect_by_word");
            // References are right as they are made up.
            statement.execute("set session_replication_role = replica");
            for (int from = 0; from < count; from += AT_ONCE) {
                int to = Math.min(count, from + AT_ONCE);
                for (String insert : inserts(from, to)) statement.execute(insert);
                done.accept(to);
            }
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute(index);
            for (String table : List.of("prospect", "identity", "source_record", "source_value", "source_item")) statement.execute("vacuum analyze " + table);
        } catch (SQLException e) {
            throw new IllegalStateException("people cannot be stored", e);
        }
    }

    private List<String> inserts(int from, int to) {
        String numbers = " from generate_series(" + from + "::bigint, " + (to - 1) + "::bigint) as n";
        String id = id("prospect");
        String record = id("record");
        String at = "timestamptz '2026-01-01' + n * interval '1 second'";
        String provenance = "(select jsonb_object_agg(field, jsonb_build_object('record', " + record + ")) from unnest(array['GIVEN_NAME', 'FAMILY_NAME', 'EMAIL', 'COMPANY', " + id("phone") + "::text]) as field)";
        String phone = "jsonb_build_object('type', 'PHONE', 'value', '+' || " + PHONE + ", 'verified', false, 'preferred', false, 'optOuts', '[]'::jsonb)";
        return List.of(
                "insert into prospect (id, revision, given_name, family_name, email, email_verified, company, registered_at, changed_at, provenance, channels, words) select " + id + ", 0, initcap(" + GIVEN + "), initcap("
                        + FAMILY + "), " + EMAIL + ", n % 2 = 0, initcap(" + COMPANY + "), " + at + ", " + at + ", " + provenance + ", jsonb_build_object(" + id("phone") + "::text, " + phone + "), array[" + GIVEN + ", " + FAMILY + ", " + COMPANY
                        + ", " + EMAIL + ", 'visitor' || n, 'contoso', 'test', " + PHONE + ", substr(" + PHONE + ", 2)]" + numbers,
                "insert into identity (id, prospect, issuer, subject, linked_at) select " + id("identity") + ", " + id + ", '" + issuer + "', 'visitor-' || n, " + at + numbers,
                "insert into source_record (id, prospect, kind, recorded_at) select " + record + ", " + id + ", 'REGISTRATION', " + at + numbers,
                "insert into source_value (source_record, attribute, text, origin, verified) select " + record + ", value[1], value[2], 'TYPED', false" + numbers
                        + ", lateral (values (array['GIVEN_NAME', initcap(" + GIVEN + ")]), (array['FAMILY_NAME', initcap(" + FAMILY + ")]), (array['EMAIL', " + EMAIL + "]), (array['COMPANY', initcap(" + COMPANY + ")])) as said(value)",
                "insert into source_item (source_record, item, kind, content, origin) select " + record + ", " + id("phone") + ", 'CHANNEL', " + phone + ", 'TYPED'" + numbers);
    }
}
