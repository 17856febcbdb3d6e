package touchstone.lead.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** The forms that every installation begins with. They are data from then on: what is changed stays changed. */
@ApplicationScoped
class FirstForms {
    static final List<String> IDS = List.of("demo-request", "contact", "quote-request", "sheet-request", "newsletter");

    void load(@Observes StartupEvent start, DataSource database, ObjectMapper json, Clock clock) throws SQLException, IOException {
        try (var connection = database.getConnection();
             var insert = connection.prepareStatement("insert into form (id, version, definition, created_at, created_by) values (?, 1, ?, ?, 'touchstone') on conflict do nothing")) {
            for (String id : IDS) {
                FormDefinition form = read(id, json);
                FormRules.check(form);
                insert.setString(1, id);
                insert.setString(2, json.writeValueAsString(form));
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                insert.executeUpdate();
            }
        }
    }

    static FormDefinition read(String id, ObjectMapper json) throws IOException {
        try (InputStream resource = FirstForms.class.getResourceAsStream("/forms/" + id + ".json")) {
            return json.readValue(resource, FormDefinition.class);
        }
    }
}
