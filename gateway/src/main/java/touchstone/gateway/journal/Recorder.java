package touchstone.gateway.journal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Decides whether an answer may leave: once it is in the journal, or, where that fails, by {@link JournalConfig.WhenFull}. */
@Singleton
public class Recorder {
    private static final Logger log = Logger.getLogger(Recorder.class);
    private final Journal journal;
    private final boolean refuse;
    private final boolean off;
    private final LongAdder answers = new LongAdder();
    private final LongAdder unrecorded = new LongAdder();
    private final LongAdder touches = new LongAdder();
    private final LongAdder timed = new LongAdder();
    private final LongAdder micros = new LongAdder();
    private volatile boolean failing;

    public Recorder(Journal journal, JournalConfig config) {
        this.journal = journal;
        refuse = config.whenFull() == JournalConfig.WhenFull.REFUSE;
        off = config.sync() == JournalConfig.Sync.OFF;
    }

    /** @param loop runs what is given to it on the caller's event loop, after all that has already come there */
    public Turn turn(Executor loop) {
        return new Turn(this, loop);
    }

    /** Records touches that are no answers of ours, together. @return whether they are in the journal, and with {@link JournalConfig.Sync#ALWAYS} on the disk */
    public CompletionStage<Boolean> record(List<Interaction> reported) {
        CompletableFuture<Boolean> recorded = new CompletableFuture<>();
        if (reported.isEmpty() || off) {
            recorded.complete(true);
            return recorded;
        }
        Frames frames = new Frames();
        try {
            for (Interaction touch : reported) frames.add(touch);
            long sequence = journal.append(frames);
            touches.add(reported.size());
            if (failing) recovered();
            if (journal.holdsAnswers()) journal.whenDurable(sequence, failure -> recorded.complete(failure == null));
            else recorded.complete(true);
        } catch (IOException e) {
            refused(e, 0);
            recorded.complete(false);
        }
        return recorded;
    }

    /**
     * @param frames empty by the time of the call-back: an answer that leaves may bring the next request of its connection, whose frame goes in there before it returns
     * @param then   gets whether the answers may leave; called at once, or on the event loop when answers wait for the disk
     */
    void write(Frames frames, int answers, Consumer<Boolean> then, Executor loop) {
        long sequence;
        try {
            sequence = append(frames);
        } catch (IOException e) {
            then.accept(refused(e, answers));
            return;
        }
        if (failing) recovered();
        if (journal.holdsAnswers()) journal.whenDurable(sequence, failure -> loop.execute(() -> then.accept(failure == null || refused(failure, answers))));
        else then.accept(true);
    }

    private long append(Frames frames) throws IOException {
        try {
            return journal.append(frames);
        } finally {
            frames.clear();
        }
    }

    /** What becomes of answers that are not recorded. @return whether they may leave */
    boolean refused(IOException failure, int answers) {
        unrecorded.add(answers);
        if (failure instanceof FrameTooLong) {
            log.errorf("longer than a frame can be, and not recorded cause=%s", failure.getMessage());
            return !refuse;
        }
        if (!failing) log.errorf("journal takes nothing, answers are %s cause=%s", refuse ? "refused" : "served unrecorded and counted", failure.getMessage());
        failing = true;
        return !refuse;
    }

    boolean isOff() {
        return off;
    }

    /** Counts answers that nobody wants recorded. @return that they may leave */
    boolean unrecorded(int answers) {
        unrecorded.add(answers);
        return true;
    }

    private void recovered() {
        failing = false;
        log.infof("journal takes frames again unrecorded=%d", unrecorded.sum());
    }

    /**
     * True while nothing can be recorded and nothing unrecorded may happen: then a request must not reach a service at all.
     * Recording its refusal is what finds out when this is over.
     */
    public boolean refuses() {
        return failing && refuse;
    }

    /** Called by the server for each head that leaves, and by nothing else: what the journal is compared with. */
    public void answered() {
        answers.increment();
    }

    void timed(long micros) {
        timed.increment();
        this.micros.add(micros);
    }

    /** Answers whose time was taken since the start. */
    public long answersTimed() {
        return timed.sum();
    }

    /** How long those took together, in microseconds. */
    public double answersMicros() {
        return micros.sum();
    }

    /** Answers given since the start. */
    public long answers() {
        return answers.sum();
    }

    /** Touches recorded since the start that are no answers. */
    public long touches() {
        return touches.sum();
    }

    /** Answers since the start that are in no journal. */
    public long unrecorded() {
        return unrecorded.sum();
    }
}
