package touchstone.catalog;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import touchstone.commons.problem.Problem;
import touchstone.commons.problem.Unavailable;

/** What the driver says while the database cannot be reached, as the refusal it is. Readers do not notice: they are answered from the read index. */
public class DatabaseAway {
    @ServerExceptionMapper({MongoTimeoutException.class, MongoSocketException.class})
    public RestResponse<Problem> unavailable() {
        return ResponseBuilder.<Problem>create(503).entity(new DatabaseUnavailable().problem()).type(Problem.MEDIA_TYPE).build();
    }

    static class DatabaseUnavailable extends Unavailable {
        DatabaseUnavailable() {
            super("The database cannot be reached. Nothing is lost; ask again in a moment.");
        }
    }
}
