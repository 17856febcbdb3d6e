package touchstone.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;
import touchstone.local.process.Running;

/** One process of the system, which can be started, killed and started again with the same settings. */
public final class Part {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final String address;
    private final Supplier<Running> launch;
    private final BooleanSupplier ready;
    private final Runnable whenStarted;
    private final Consumer<Running> whenDead;
    private final Object launching = new Object();
    private Running running;
    private boolean stopped;

    Part(String name, String address, Supplier<Running> launch, BooleanSupplier ready, Runnable whenStarted, Consumer<Running> whenDead) {
        this.name = name;
        this.address = address;
        this.launch = launch;
        this.ready = ready;
        this.whenStarted = whenStarted;
        this.whenDead = whenDead;
    }

    public String name() {
        return name;
    }

    /** A URL where it has one, else {@code host:port}. */
    public String address() {
        return address;
    }

    /** Returns when it does its work. */
    public void start() {
        Running started = launch();
        whenStarted.run();
        Readiness.await(started, LIMIT, ready);
    }

    /** SIGKILL; nobody calls that a failure. */
    public void kill() {
        Running ending = forget();
        if (ending != null) ending.kill();
    }

    /** Asks it to end, and waits until it has; it will not start again. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        // What is just being launched ends before we return: after us nobody is left to end it.
        synchronized (launching) {
            Running ending = forget();
            if (ending != null) ending.close();
        }
    }

    synchronized Running running() {
        return running;
    }

    private Running launch() {
        Running started;
        synchronized (launching) {
            started = launch.get();
            if (!keep(started)) {
                started.close();
                throw new NotReady(name + " does not start: the system is being stopped.");
            }
        }
        started.handle().onExit().thenRun(() -> {
            if (running() == started) whenDead.accept(started);
        });
        return started;
    }

    private synchronized boolean keep(Running started) {
        if (!stopped) running = started;
        return !stopped;
    }

    private synchronized Running forget() {
        Running ending = running;
        running = null;
        return ending;
    }
}
