package touchstone.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PurgingTest {
    @Inject
    Purging purging;
    @Inject
    DataSource database;

    @Test
    void what_has_served_its_purpose_goes_and_what_has_not_stays() throws Throwable {
        String mark = UUID.randomUUID().toString();
        String mails = "insert into outbox_mail (id, revision, recipient, subject, body, created_at, due_at, attempts, sent_at) values (gen_random_uuid(), 0, '" + mark + "', 's', 'b', now(), now(), 1, ";
        run(mails + "now() - interval '31 days')");
        run(mails + "now() - interval '29 days')");
        String keys = "insert into idempotency (caller, key, request, answer, created_at) values ('" + mark + "', ";
        run(keys + "'old', 'r', '{}', now() - interval '8 days')");
        run(keys + "'young', 'r', '{}', now())");

        VertxContextSupport.subscribeAndAwait(() -> purging.purge());

        assertEquals(1, count("select count(*) from outbox_mail where recipient = '" + mark + "'"));
        assertEquals(1, count("select count(*) from idempotency where caller = '" + mark + "' and key = 'young'"));
        assertEquals(1, count("select count(*) from idempotency where caller = '" + mark + "'"));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
