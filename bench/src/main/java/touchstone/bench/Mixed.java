package touchstone.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All kinds of requests, with the ledger taking what is recorded; then the proof that each is in there once, and what the gateway took of the machine's memory meanwhile. */
final class Mixed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POINTS = 10;
    private final Bed bed;
    private final Report report;
    private final int requests;

    Mixed(Bed bed, Report report, int requests) {
        this.bed = bed;
        this.report = report;
        this.requests = requests;
    }

    void measure() {
        GatewayServer gateway = bed.gateway("group");
        Traffic traffic = bed.traffic();
        long before = gateway.metric("touchstone_answers_total");
        List<Double> memory = new CopyOnWriteArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(() -> gateway.memory().ifPresent(memory::add), 0, 1, TimeUnit.SECONDS);
        Load.Outcome outcome;
        try {
            outcome = new Load(gateway.address(), 64).all(requests, traffic::mixed);
        } finally {
            clock.shutdownNow();
        }
        report.say(Figure.of("mixed_requests", requests, "requests"));
        report.say(Figure.of("mixed_throughput", outcome.perSecond(), "requests/s"));
        report.say(Figure.of("mixed_p99", outcome.p99(), "ms"));
        if (!memory.isEmpty()) remember(memory);
        prove(gateway, before);
    }

    /** The beginning does not count: there the heap is still growing. */
    private void remember(List<Double> memory) {
        report.tell("memory over the run, MiB: " + IntStream.rangeClosed(0, POINTS).mapToObj(i -> String.format(Locale.ROOT, "%.0f", memory.get(i * (memory.size() - 1) / POINTS)))
                .collect(Collectors.joining(" ")));
        report.say(Figure.atMost("mixed_memory_peak", memory.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), "MiB", 350));
    }

    private void prove(GatewayServer gateway, long before) {
        try {
            long began = System.nanoTime();
            while (gateway.waiting() > 0) LockSupport.parkNanos(20_000_000);
            report.say(Figure.of("ledger_behind_for", (System.nanoTime() - began) / 1e9, "s"));
            began = System.nanoTime();
            JsonNode proof = JSON.readTree(gateway.proof());
            report.say(Figure.of("proof_time", (System.nanoTime() - began) / 1e9, "s"));
            report.say(Figure.of("proof_answered", gateway.metric("touchstone_answers_total") - before, "requests"));
            report.say(Figure.of("proof_recorded", proof.get("recorded").asLong(), "touches"));
            report.say(Figure.atMost("proof_missing", proof.get("missing").asLong(), "touches", 1));
            report.say(Figure.atMost("proof_recorded_twice", proof.get("duplicate").asLong(), "touches", 1));
            report.say(Figure.atMost("proof_unrecorded", proof.get("unrecorded").asLong(), "requests", 1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
