package touchstone.lead.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;

/** The weights that every installation begins with. They are data from then on. */
@ApplicationScoped
class FirstWeights {
    void load(@Observes StartupEvent start, DataSource database, ObjectMapper json, Clock clock) throws SQLException, IOException {
        try (InputStream file = FirstWeights.class.getResourceAsStream("/score/weights.json");
             var connection = database.getConnection();
             var insert = connection.prepareStatement("insert into score_weights (version, definition, changed_at, changed_by) values (1, ?, ?, 'touchstone') on conflict do nothing")) {
            insert.setString(1, new Weights.Json().convertToDatabaseColumn(json.readValue(file, Weights.class)));
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }
}
