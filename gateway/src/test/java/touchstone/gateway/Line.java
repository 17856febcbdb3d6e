package touchstone.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that a test can cut and mend. */
public final class Line implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final NetServer server = vertx.createNetServer();
    private volatile boolean cut;

    public Line(String host, int port) {
        var client = vertx.createNetClient();
        server.connectHandler(near -> {
            if (cut) {
                near.close();
                return;
            }
            near.pause();
            client.connect(port, host).onFailure(failure -> near.close()).onSuccess(far -> {
                open.add(near);
                near.closeHandler(closed -> {
                    open.remove(near);
                    far.close();
                });
                far.closeHandler(closed -> near.close());
                near.pipeTo(far);
                far.pipeTo(near);
            });
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    public void cut() {
        cut = true;
        open.forEach(NetSocket::close);
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
