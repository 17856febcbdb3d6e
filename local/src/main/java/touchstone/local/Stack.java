package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;
import touchstone.local.process.Running;

/** The whole system on one machine: the servers it needs and the four services, each a process of its own. */
public final class Stack implements AutoCloseable {
    private final DataFolder data;
    private final FileChannel lock;
    private final Secrets secrets;
    private final PortPlan ports;
    private final Wiring wiring;
    private final List<Part> parts = new ArrayList<>();
    private final Consumer<String> progress;
    /** Never completes normally. */
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private boolean ready;
    private volatile boolean closing;

    private Stack(Options options, DataFolder data, FileChannel lock, Consumer<String> progress) {
        this.data = data;
        this.lock = lock;
        this.progress = progress;
        State.read(data).ifPresent(State::endLeftovers);
        if (options.fresh()) data.clear();
        OwnServers own = options.own();
        this.secrets = new Secrets(data.secrets());
        this.ports = PortPlan.choose(own.leave(), options.ports(), PortPlan.remembered(data.ports()), options.anyPorts(), Ports::isFree, Ports::free);
        ports.remember(data.ports());
        this.wiring = new Wiring(data, ports, secrets, own);
        var servers = new Servers(data, ports, secrets, wiring, own.postgres() == null, progress);
        if (own.postgres() == null) add("postgres", wiring.at(Port.POSTGRES), servers::postgres, () -> true);
        if (own.issuer() == null) add("keycloak", wiring.keycloak(), servers::keycloak, servers::keycloakReady);
        if (own.mongodb() == null) add("mongodb", wiring.mongodb(), servers::mongodb, () -> Ports.answers(Ports.HOST, ports.of(Port.MONGODB)));
        if (own.smtp() == null) add("mail", mails(), servers::mail, () -> Readiness.ok(URI.create(mails())));
        for (Service service : Service.values()) {
            String address = wiring.http(service.port());
            add(service.part(), address, () -> Child.start(service.part(), service.command(), wiring.environment(service), data.newLog(service.part())),
                    () -> Readiness.ok(URI.create(address + "/q/health/ready")));
        }
    }

    /**
     * Returns when everything is ready; when something does not come up, nothing is left running.
     *
     * @param progress gets a line for each step
     * @throws NotReady with one sentence for the user
     */
    public static Stack start(Options options, Consumer<String> progress) {
        var data = new DataFolder(options.data());
        FileChannel lock = data.lock().orElseThrow(() -> new NotReady("A system on the data in " + data.folder() + " is already up or starting."));
        Stack stack = null;
        try {
            stack = new Stack(options, data, lock, progress);
            // Ctrl-C may come at any time, also while we start.
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            boolean stopped = stack != null && stack.isClosing();
            if (stack == null) release(lock);
            else stack.close();
            throw stopped ? new NotReady("Touchstone was stopped before it was up.") : e;
        }
    }

    /** @param name as {@link Service#part}, or postgres, keycloak, mongodb, mail */
    public Part part(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no process of ours is named " + name));
    }

    /** Address of the front door, without a slash at its end. */
    public String front() {
        return wiring.front();
    }

    /** Address of a service's own port, which is not for the public. */
    public String address(Service service) {
        return wiring.http(service.port());
    }

    public String issuer() {
        return wiring.issuer();
    }

    /** Address of our Keycloak. */
    public String keycloak() {
        return wiring.keycloak();
    }

    /** Of user admin in Keycloak's master realm. */
    public String keycloakPassword() {
        return secrets.get("keycloak.admin");
    }

    /** A connection to a service's database, with the service's own rights. */
    public Connection database(Service service) throws SQLException {
        return database(service.database().orElseThrow(() -> new IllegalArgumentException(service + " has no database of PostgreSQL's")));
    }

    /** The same, by the name of the database; that of Keycloak's users is {@code keycloak}. */
    public Connection database(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + wiring.database(name), wiring.databaseUser(name), wiring.databasePassword(name));
    }

    /** Where caught mails are shown; {@code /messages} below has them as JSON. */
    public String mails() {
        return wiring.http(Port.MAIL);
    }

    public DataFolder data() {
        return data;
    }

    /** Tells the other verbs that all is ready. */
    public void announce() {
        ready = true;
        record();
    }

    /** Fails with one sentence for the user when a part ends that nobody told to; never completes otherwise. */
    public CompletableFuture<Void> failure() {
        return failure;
    }

    public boolean isClosing() {
        return closing;
    }

    /** Stops all parts, the last started first, and returns when they are gone. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (!lock.isOpen()) return;
            for (int i = parts.size() - 1; i >= 0; i--) parts.get(i).stop();
            try {
                Files.deleteIfExists(data.state());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                release(lock);
            }
        }
    }

    private void startAll() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            var identities = start("postgres", threads).thenCompose(done -> start("keycloak", threads));
            var servers = CompletableFuture.allOf(identities, start("mongodb", threads), start("mail", threads));
            var services = servers.thenCompose(done ->
                    CompletableFuture.allOf(Stream.of(Service.values()).map(service -> start(service.part(), threads)).toArray(CompletableFuture[]::new)));
            CompletableFuture.anyOf(services, failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    /** Does nothing where the user has a server of that kind. */
    private CompletableFuture<Void> start(String name, ExecutorService threads) {
        Optional<Part> part = find(name);
        if (part.isEmpty()) return CompletableFuture.completedFuture(null);
        return CompletableFuture.runAsync(() -> {
            long begin = System.nanoTime();
            part.get().start();
            progress.accept(String.format("  %-13s %-26s ready in %.1f s", name, part.get().address(), (System.nanoTime() - begin) / 1e9));
        }, threads).whenComplete((done, problem) -> {
            if (problem != null) failure.completeExceptionally(problem instanceof CompletionException ? problem.getCause() : problem);
        });
    }

    private Optional<Part> find(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private void add(String name, String address, Supplier<Running> launch, BooleanSupplier isReady) {
        parts.add(new Part(name, address, launch, isReady, this::record,
                ended -> failure.completeExceptionally(new NotReady(ended.name() + " has ended: see " + ended.log()))));
    }

    private synchronized void record() {
        if (!lock.isOpen()) return;
        var running = new ArrayList<Recorded>();
        for (Part part : parts) {
            Running server = part.running();
            if (server != null) running.add(Recorded.of(part.name(), part.address(), server.log().toString(), server.handle()));
        }
        var supervisor = Recorded.of("supervisor", "", data.log("touchstone").toString(), ProcessHandle.current());
        new State(supervisor, front(), issuer(), ready, running).write(data);
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
