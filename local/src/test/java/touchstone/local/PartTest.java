package touchstone.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import touchstone.local.process.NotReady;
import touchstone.local.process.Running;

class PartTest {
    @Test
    @Timeout(30)
    void stopping_waits_for_what_is_just_being_launched_and_ends_it() throws InterruptedException {
        var launching = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var closed = new AtomicBoolean();
        var refused = new AtomicBoolean();
        var part = new Part("postgres", "", () -> {
            launching.countDown();
            awaitQuietly(goOn);
            return new Server(closed);
        }, () -> true, () -> {}, dead -> {});
        var starting = new Thread(() -> {
            try {
                part.start();
            } catch (NotReady stopped) {
                refused.set(true);
            }
        });
        starting.start();
        launching.await();

        var stopping = new Thread(part::stop);
        stopping.start();
        while (stopping.getState() == Thread.State.NEW || stopping.getState() == Thread.State.RUNNABLE) Thread.onSpinWait();
        assertTrue(stopping.isAlive(), "it has returned while a server was being launched");
        assertFalse(closed.get());
        goOn.countDown();
        stopping.join();
        starting.join();

        assertTrue(closed.get());
        assertTrue(refused.get());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Server(AtomicBoolean closed) implements Running {
        @Override
        public String name() {
            return "postgres";
        }

        @Override
        public Path log() {
            return Path.of("postgres.log");
        }

        @Override
        public ProcessHandle handle() {
            return ProcessHandle.current();
        }

        @Override
        public void kill() {
            close();
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
