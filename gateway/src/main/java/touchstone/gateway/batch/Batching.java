package touchstone.gateway.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import touchstone.commons.problem.Unavailable;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.journal.Recorder;

/** Records the events of one request: all are in the journal before the answer, each as a frame of its own, written together. */
@Singleton
public class Batching {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Reading reading;
    private final Messages messages;
    private final Recorder recorder;

    public Batching(Reading reading, Messages messages, Recorder recorder) {
        this.reading = reading;
        this.messages = messages;
        this.recorder = recorder;
    }

    /** Fails with {@link NotRecorded}; then it may be sent again, and nothing is there twice. */
    Uni<BatchAnswer> take(List<JsonNode> events, String type, Instant sentAt, Sender sender, String again) {
        Map<UUID, Messages.Claim> claimed = new HashMap<>();
        // Given up, too: who has left got no answer, and comes again.
        return Uni.createFrom().deferred(() -> take(events, type, sentAt, sender, again, claimed)).onTermination().invoke((answer, failure, cancelled) -> {
            if (failure != null || cancelled) claimed.values().forEach(claim -> messages.settle(claim, false));
        });
    }

    private Uni<BatchAnswer> take(List<JsonNode> events, String type, Instant sentAt, Sender sender, String again, Map<UUID, Messages.Claim> claimed) {
        List<Interaction> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Interaction> rejections = new ArrayList<>();
        List<BatchAnswer.Rejection> rejected = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        List<Messages.Claim> others = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            String name = event.path("messageId").asText(null);
            try {
                Interaction touch = reading.read(event, type, sentAt, sender, again);
                UUID id = touch.message().id();
                Messages.Claim claim = id == null ? null : messages.claim(id);
                if (claim != null && !claim.isOurs()) {
                    stored.add(name);
                    if (!claimed.containsKey(id)) others.add(claim);
                    continue;
                }
                if (claim != null) claimed.put(id, claim);
                read.add(touch);
                names.add(name);
            } catch (Rejected why) {
                rejections.add(reading.rejected(event, type, sentAt, why, sender));
                rejected.add(new BatchAnswer.Rejection(i, name, why.faults));
            }
        }
        return messages.inLedger(claimed.keySet()).chain(known -> {
            List<Interaction> touches = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                UUID id = read.get(i).message().id();
                if (id != null && known.contains(id)) stored.add(names.get(i));
                else touches.add(read.get(i));
            }
            int fresh = touches.size();
            // A replay that fails again is known as rejected already.
            if (again == null) touches.addAll(rejections);
            return Uni.createFrom().completionStage(() -> recorder.record(touches)).invoke(recorded -> {
                if (!recorded) throw new NotRecorded();
                claimed.values().forEach(claim -> messages.settle(claim, true));
            }).chain(() -> areStored(others)).replaceWith(() -> new BatchAnswer(rejected.isEmpty(), fresh, stored, rejected));
        });
    }

    /** What another request is storing just now is stored once that is; what we store ourselves is by then, so that no two wait for each other. */
    private static Uni<Void> areStored(List<Messages.Claim> others) {
        if (others.stream().allMatch(other -> other.stored().getNow(false))) return Uni.createFrom().voidItem();
        CompletableFuture<?>[] open = others.stream().map(Messages.Claim::stored).toArray(CompletableFuture[]::new);
        return Uni.createFrom().completionStage(() -> CompletableFuture.allOf(open)).ifNoItem().after(PATIENCE).failWith(NotRecorded::new).invoke(() -> {
            if (!others.stream().allMatch(other -> other.stored().join())) throw new NotRecorded();
        });
    }

    static class NotRecorded extends Unavailable {
        NotRecorded() {
            super("It cannot be recorded now. Send it again in a moment.");
        }
    }
}
