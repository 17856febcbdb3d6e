package touchstone.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Asks a server over HTTP/1.1 on connections that stay open, one question at a time on each. At a fixed rate the clock of a question starts when it was due, not
 * when it could be sent, so that a server that stalls is seen to stall.
 */
final class Load {
    private static final long LEAD = Duration.ofMillis(20).toNanos();

    private final URI base;
    private final int connections;
    private final LongFunction<String> headers;

    /**
     * One request.
     *
     * @param headers each with its line end
     * @param body    null for none
     * @param status  of the answer that is expected; any other breaks the load off
     */
    record Question(String method, String path, String headers, byte[] body, int status) {
        static Question get(String path, String headers) {
            return new Question("GET", path, headers, null, 200);
        }
    }

    /** Asks as a reader of a shop would ask the catalog. */
    Load(URI base, int connections) {
        this(base, connections, Map.of("Touchstone-Channel", "web", "Accept-Language", "en"));
    }

    /** @param headers sent with each question */
    Load(URI base, int connections, Map<String, String> headers) {
        this.base = base;
        this.connections = connections;
        String all = headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue() + "\r\n").collect(Collectors.joining());
        this.headers = n -> all;
    }

    /** @param channel that of the nth question */
    Load(URI base, int connections, LongFunction<String> channel) {
        this.base = base;
        this.connections = connections;
        this.headers = n -> "Touchstone-Channel: " + channel.apply(n) + "\r\nAccept-Language: en\r\n";
    }

    /**
     * @param nanos     how long each question took, sorted
     * @param late      how late questions were sent whose connection was free when they were due, sorted: that is the load's own doing, and part of how long they took
     * @param perSecond how many were answered
     */
    record Outcome(long[] nanos, long[] late, double perSecond) {
        double millis(double share) {
            return millis(nanos, share);
        }

        double p99() {
            return millis(0.99);
        }

        double lateP99() {
            return late.length == 0 ? 0 : millis(late, 0.99);
        }

        private static double millis(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
        }
    }

    /** @param rate questions a second, 0 for as many as are answered @param path what the nth question asks for */
    Outcome run(double rate, Duration time, LongFunction<String> path) {
        return run(rate, time, Long.MAX_VALUE, n -> Question.get(path.apply(n), headers.apply(n)));
    }

    /** As {@link #run}, with something to be taken, each answered with 201. @param path where to @param body the nth, JSON */
    Outcome post(double rate, Duration time, String path, LongFunction<String> body) {
        return run(rate, time, Long.MAX_VALUE, n -> new Question("POST", path, "Content-Type: application/json\r\n" + headers.apply(n), body.apply(n).getBytes(StandardCharsets.UTF_8), 201));
    }

    /** @param rate questions a second @param question the nth; the first ones are asked once before the clock starts */
    Outcome at(double rate, Duration time, LongFunction<Question> question) {
        return run(rate, time, Long.MAX_VALUE, question);
    }

    /** Asks as fast as it is answered. */
    Outcome during(Duration time, LongFunction<Question> question) {
        return run(0, time, Long.MAX_VALUE, question);
    }

    /** Asks so many, as fast as they are answered. Before the clock starts, each connection asks one more, which has a negative number. */
    Outcome all(long count, LongFunction<Question> question) {
        return run(0, Duration.ofHours(2), count, question);
    }

    private Outcome run(double rate, Duration time, long count, LongFunction<Question> question) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Connection> open = new ArrayList<>();
        try {
            // All connections are open, and have been used once, before the clock starts.
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(base));
                open.get(i).ask(question.apply(count == Long.MAX_VALUE ? i : -1 - i));
            }
            long start = System.nanoTime() + LEAD;
            List<Future<Part>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                parts.add(threads.submit(() -> ask(open.get(first), first, rate, start, start + time.toNanos(), count, question)));
            }
            List<Part> all = new ArrayList<>();
            for (Future<Part> part : parts) all.add(part.get());
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] nanos = all.stream().map(Part::nanos).flatMapToLong(Arrays::stream).sorted().toArray();
            if (nanos.length == 0) throw new IllegalStateException("nothing was answered");
            return new Outcome(nanos, all.stream().map(Part::late).flatMapToLong(Arrays::stream).sorted().toArray(), nanos.length / seconds);
        } catch (IOException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the load broke off", e);
        } finally {
            threads.shutdownNow();
            open.forEach(Connection::close);
        }
    }

    private record Part(long[] nanos, long[] late) {}

    private Part ask(Connection connection, int first, double rate, long start, long end, long count, LongFunction<Question> question) throws IOException {
        LongStream.Builder nanos = LongStream.builder();
        LongStream.Builder late = LongStream.builder();
        for (long n = first; ; n += connections) {
            long due = rate == 0 ? System.nanoTime() : start + (long) (n / rate * 1e9);
            if (due >= end || n >= count) return new Part(nanos.build().toArray(), late.build().toArray());
            boolean free = due > System.nanoTime();
            Question next = question.apply(n);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) LockSupport.parkNanos(wait);
            if (free) late.add(System.nanoTime() - due);
            connection.ask(next);
            nanos.add(System.nanoTime() - due);
        }
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection(URI base) throws IOException {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        }

        void ask(Question question) throws IOException {
            String length = question.body == null ? "" : "Content-Length: " + question.body.length + "\r\n";
            byte[] head = (question.method + " " + question.path + " HTTP/1.1\r\nHost: bench\r\n" + question.headers + length + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] all = question.body == null ? head : Arrays.copyOf(head, head.length + question.body.length);
            if (question.body != null) System.arraycopy(question.body, 0, all, head.length, question.body.length);
            out.write(all);
            read(in, question.status);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void read(InputStream in, int expected) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 " + expected)) throw new IOException("answered " + status);
        long length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) length = Long.parseLong(header.substring(15).strip());
            if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) chunked = header.endsWith("chunked");
        }
        if (chunked) readChunks(in);
        else if (length < 0) throw new IOException("an answer without a length");
        else in.skipNBytes(length);
    }

    /** RFC 9112, 7.1. */
    private static void readChunks(InputStream in) throws IOException {
        long length;
        do {
            length = Long.parseLong(line(in).split(";")[0].strip(), 16);
            in.skipNBytes(length);
            line(in);
        } while (length > 0);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the connection was closed");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
