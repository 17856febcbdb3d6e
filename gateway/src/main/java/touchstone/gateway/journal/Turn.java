package touchstone.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one event loop answers in one turn: recorded together, by one call of the operating system for all, and then the answers leave. Nobody waits for others to
 * come: the turn ends when the loop has no more input, and the next begins with what has come meanwhile. Belongs to one event loop.
 */
public final class Turn {
    /** So much is written before the turn is over. */
    private static final int MOST_BYTES = 256 * 1024;
    private final Recorder recorder;
    private final Executor loop;
    private final Frames frames = new Frames();
    private List<Consumer<Boolean>> answers = new ArrayList<>();

    Turn(Recorder recorder, Executor loop) {
        this.recorder = recorder;
        this.loop = loop;
    }

    /** @param then gets on the event loop whether the answer may leave: once it is in the journal, or it was decided what becomes of it otherwise */
    public void record(Supplier<Interaction> interaction, Consumer<Boolean> then) {
        if (recorder.isOff()) {
            then.accept(recorder.unrecorded(1));
            return;
        }
        try {
            Interaction recorded = interaction.get();
            frames.add(recorded);
            recorder.timed(recorded.answer().micros());
        } catch (FrameTooLong tooLong) {
            then.accept(recorder.refused(tooLong, 1));
            return;
        }
        answers.add(then);
        if (answers.size() == 1) loop.execute(this::end);
        else if (frames.size() > MOST_BYTES) end();
    }

    private void end() {
        if (answers.isEmpty()) return;
        List<Consumer<Boolean>> recorded = answers;
        answers = new ArrayList<>(recorded.size());
        recorder.write(frames, recorded.size(), mayLeave -> recorded.forEach(answer -> answer.accept(mayLeave)), loop);
    }
}
