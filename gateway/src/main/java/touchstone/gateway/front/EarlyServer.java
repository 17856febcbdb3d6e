package touchstone.gateway.front;

import io.netty.channel.Channel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SslChannelProvider;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Vert.x's server, which tells of a connection as soon as it is accepted: Vert.x itself does so only when a first head has come, for which somebody may let us wait. */
final class EarlyServer extends HttpServerImpl {
    private final Consumer<Channel> accepted;

    /** @param accepted called on the connection's event loop */
    EarlyServer(Vertx vertx, HttpServerOptions options, Consumer<Channel> accepted) {
        super((VertxInternal) vertx, options);
        this.accepted = accepted;
    }

    @Override
    protected BiConsumer<Channel, SslChannelProvider> childHandler(ContextInternal context, SocketAddress address, GlobalTrafficShapingHandler shaping) {
        BiConsumer<Channel, SslChannelProvider> configure = super.childHandler(context, address, shaping);
        return (channel, tls) -> {
            configure.accept(channel, tls);
            accepted.accept(channel);
        };
    }
}
