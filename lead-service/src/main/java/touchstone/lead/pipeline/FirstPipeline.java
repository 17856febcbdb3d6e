package touchstone.lead.pipeline;

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

/** The pipeline that every installation begins with. It is data from then on. */
@ApplicationScoped
class FirstPipeline {
    static final String ID = "sales";

    void load(@Observes StartupEvent start, DataSource database, ObjectMapper json, Clock clock) throws SQLException, IOException {
        try (InputStream file = FirstPipeline.class.getResourceAsStream("/pipelines/" + ID + ".json");
             var connection = database.getConnection();
             var insert = connection.prepareStatement("insert into pipeline (id, revision, definition, changed_at, changed_by) values (?, 0, ?, ?, 'touchstone') on conflict do nothing")) {
            PipelineDefinition definition = json.readValue(file, PipelineDefinition.class);
            definition.check();
            insert.setString(1, ID);
            insert.setString(2, new DefinitionJson().convertToDatabaseColumn(definition));
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }
}
