package touchstone.gateway.ledger;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.Recorder;

/** Ready as long as answers can be recorded. That the ledger lags behind is told, but no reason to send visitors elsewhere. */
@Singleton
@Readiness
class RecorderReadiness implements HealthCheck {
    private final Journal journal;
    private final Recorder recorder;
    private final Shipper shipper;

    RecorderReadiness(Journal journal, Recorder recorder, Shipper shipper) {
        this.journal = journal;
        this.recorder = recorder;
        this.shipper = shipper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("journal").status(!recorder.refuses())
                .withData("last", journal.last()).withData("shipped", shipper.shipped()).withData("unrecorded", recorder.unrecorded()).withData("diverged", !journal.ledgerName().equals(journal.gateway()))
                .withData("damages", shipper.open().places()).withData("lost", shipper.open().frames()).build();
    }
}
