package touchstone.gateway.journal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private volatile boolean failing;

    public Recorder(Journal journal, JournalConfig config) {
        this.journal = journal;
        refuse = config.whenFull() == JournalConfig.WhenFull.REFUSE;
        off = config.sync() == JournalConfig.Sync.OFF;
    }

    /** @param then gets whether the answer may leave; called at once, or from another thread when answers wait for the disk */
    public void record(Supplier<Interaction> interaction, Consumer<Boolean> then) {
        if (off) {
            unrecorded.increment();
            then.accept(true);
            return;
        }
        try {
            long sequence = journal.append(interaction.get().toJson());
            if (failing) recovered();
            if (journal.holdsAnswers()) journal.whenDurable(sequence, failure -> then.accept(failure == null || served(failure)));
            else then.accept(true);
        } catch (IOException e) {
            then.accept(served(e));
        }
    }

    private boolean served(IOException failure) {
        unrecorded.increment();
        if (!failing) log.errorf("journal takes nothing, answers are %s cause=%s", refuse ? "refused" : "served unrecorded and counted", failure.getMessage());
        failing = true;
        return !refuse;
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

    /** Answers given since the start. */
    public long answers() {
        return answers.sum();
    }

    /** Answers since the start that are in no journal. */
    public long unrecorded() {
        return unrecorded.sum();
    }
}
