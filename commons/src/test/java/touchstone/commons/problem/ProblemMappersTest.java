package touchstone.commons.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.oidc.OIDCException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {
    @Test
    void a_server_that_cannot_be_reached_is_no_failure_of_ours() {
        for (Exception unreachable : new Exception[] {new ConnectException("refused"), new OIDCException("the issuer does not answer")}) {
            var answer = new ProblemMappers().unreachable(unreachable);
            assertEquals(503, answer.getStatus());
            assertEquals("/problems/unavailable", answer.getEntity().type());
        }
    }
}
