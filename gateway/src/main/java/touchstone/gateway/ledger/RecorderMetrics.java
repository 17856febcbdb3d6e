package touchstone.gateway.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.Recorder;

/** What an operator watches: answers, what of them is not recorded, and how far the ledger is behind. */
class RecorderMetrics {
    void register(@Observes StartupEvent started, MeterRegistry registry, Recorder recorder, Journal journal, Shipper shipper) {
        FunctionCounter.builder("touchstone.answers", recorder, Recorder::answers).description("Answers given").register(registry);
        FunctionCounter.builder("touchstone.answers.unrecorded", recorder, Recorder::unrecorded).description("Answers that are in no journal").register(registry);
        // Instead of what the framework measures of each request, at a twentieth of what an answer costs.
        FunctionTimer.builder("touchstone.answers.time", recorder, Recorder::answersTimed, Recorder::answersMicros, TimeUnit.MICROSECONDS)
                .description("How long recorded answers took, until their heads").register(registry);
        Gauge.builder("touchstone.ledger.waiting", journal, j -> j.last() - shipper.shipped()).description("Interactions in the journal that are not in the ledger yet")
                .register(registry);
        Gauge.builder("touchstone.journal.damages", shipper, s -> s.open().places()).description("Damaged places in the journal that nobody has looked into").register(registry);
        Gauge.builder("touchstone.journal.lost", shipper, s -> s.open().frames()).description("Interactions that are lost there").register(registry);
    }
}
