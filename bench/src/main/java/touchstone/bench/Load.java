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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Asks a server over HTTP/1.1 on connections that stay open, one question at a time on each. At a fixed rate the clock of a question starts when it was due, not
 * when it could be sent, so that a server that stalls is seen to stall.
 */
final class Load {
    private final URI base;
    private final int connections;
    private final LongFunction<String> headers;

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

    /** @param nanos how long each question took, sorted @param perSecond how many were answered */
    record Outcome(long[] nanos, double perSecond) {
        double millis(double share) {
            return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * share))] / 1e6;
        }

        double p99() {
            return millis(0.99);
        }
    }

    /** @param rate questions a second, 0 for as many as are answered @param path what the nth question asks for */
    Outcome run(double rate, Duration time, LongFunction<String> path) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<long[]>> parts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int first = i;
            parts.add(threads.submit(() -> ask(first, rate, start, end, path)));
        }
        try {
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> part : parts) all.add(part.get());
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            if (nanos.length == 0) throw new IllegalStateException("nothing was answered");
            return new Outcome(nanos, nanos.length / seconds);
        } catch (Exception e) {
            throw new IllegalStateException("the load broke off", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] ask(int first, double rate, long start, long end, LongFunction<String> path) {
        long[] nanos = new long[1024];
        int count = 0;
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            for (long n = first; ; n += connections) {
                long due = rate == 0 ? System.nanoTime() : start + (long) (n / rate * 1e9);
                if (due >= end) return Arrays.copyOf(nanos, count);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) LockSupport.parkNanos(wait);
                out.write(("GET " + path.apply(n) + " HTTP/1.1\r\nHost: bench\r\n" + headers.apply(n) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                read(in);
                if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
                nanos[count++] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException("answered " + status);
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) length = Long.parseLong(header.substring(15).strip());
        }
        if (length < 0) throw new IOException("an answer without a length");
        in.skipNBytes(length);
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
