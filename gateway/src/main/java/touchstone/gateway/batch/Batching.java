package touchstone.gateway.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.commons.problem.Unavailable;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.journal.Recorder;

/** Records the events of one request: all are in the journal before the answer, each as a frame of its own, written together. */
@Singleton
public class Batching {
    private final Reading reading;
    private final Messages messages;
    private final Recorder recorder;

    public Batching(Reading reading, Messages messages, Recorder recorder) {
        this.reading = reading;
        this.messages = messages;
        this.recorder = recorder;
    }

    /** Fails with {@link NotRecorded}; then nothing of it is stored. */
    Uni<BatchAnswer> take(List<JsonNode> events, String type, Instant sentAt, Sender sender, String again) {
        List<UUID> claimed = new ArrayList<>();
        // Given up, too: who has left got no answer, and comes again.
        return Uni.createFrom().deferred(() -> take(events, type, sentAt, sender, again, claimed)).onTermination().invoke((answer, failure, cancelled) -> {
            if (failure != null || cancelled) claimed.forEach(messages::release);
        });
    }

    private Uni<BatchAnswer> take(List<JsonNode> events, String type, Instant sentAt, Sender sender, String again, List<UUID> claimed) {
        List<Interaction> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Interaction> rejections = new ArrayList<>();
        List<BatchAnswer.Rejection> rejected = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            String name = event.path("messageId").asText(null);
            try {
                Interaction touch = reading.read(event, type, sentAt, sender, again);
                UUID id = touch.message().id();
                if (id != null && !messages.claim(id)) {
                    stored.add(name);
                    continue;
                }
                if (id != null) claimed.add(id);
                read.add(touch);
                names.add(name);
            } catch (Rejected why) {
                rejections.add(reading.rejected(event, type, sentAt, why, sender));
                rejected.add(new BatchAnswer.Rejection(i, name, why.faults));
            }
        }
        return messages.inLedger(claimed).chain(known -> {
            List<Interaction> touches = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                UUID id = read.get(i).message().id();
                if (id != null && known.contains(id)) stored.add(names.get(i));
                else touches.add(read.get(i));
            }
            int fresh = touches.size();
            // A replay that fails again is known as rejected already.
            if (again == null) touches.addAll(rejections);
            return Uni.createFrom().completionStage(() -> recorder.record(touches)).map(recorded -> {
                if (!recorded) throw new NotRecorded();
                return new BatchAnswer(rejected.isEmpty(), fresh, stored, rejected);
            });
        });
    }

    static class NotRecorded extends Unavailable {
        NotRecorded() {
            super("It cannot be recorded now. Send it again in a moment.");
        }
    }
}
