package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** TCP ports of the loopback address, the only one that local servers listen on. */
public final class Ports {
    public static final String HOST = "127.0.0.1";
    /** Below the ports that systems give to outgoing connections (Linux: from 32768), and above 10080, which browsers refuse: a server that is started again finds its port free. */
    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 27_000;
    private static final int TRIES = 100;

    private Ports() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Without reuse, connections that a server has just closed would make its port look taken for a minute.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** One port that is free at this moment. */
    public static int free() {
        return free(1)[0];
    }

    /** Several free ports, all different: they are held together before any is given away. */
    public static int[] free(int count) {
        var sockets = new ServerSocket[count];
        try {
            for (int i = 0; i < count; i++) sockets[i] = held();
            return IntStream.range(0, count).map(i -> sockets[i].getLocalPort()).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            for (ServerSocket socket : sockets) {
                try {
                    if (socket != null) socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static ServerSocket held() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                return new ServerSocket(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST), 1, InetAddress.getByName(HOST));
            } catch (BindException taken) {
                // The next one may not be.
            }
        }
        return new ServerSocket(0, 1, InetAddress.getByName(HOST));
    }

    /** Whether something listens there and accepts a connection within a second. */
    public static boolean answers(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
