package touchstone.gateway.front;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Makes a request of a version that does not exist one that cannot be read. Vert.x would answer it by itself, past the recorder, and in that version.
 */
@ChannelHandler.Sharable
final class VersionCheck extends ChannelInboundHandlerAdapter {
    private static final VersionCheck CHECK = new VersionCheck();
    /** Where Vert.x itself takes over in its pipeline. */
    private static final String VERTX = "handler";

    /** Why such a request cannot be read. */
    static final class UnknownVersion extends RuntimeException {
        UnknownVersion() {
            super("unknown version of HTTP", null, false, false);
        }
    }

    private VersionCheck() {}

    static void addTo(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.get(VERTX) != null) pipeline.addBefore(VERTX, "version-check", CHECK);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()
                && !request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1).setDecoderResult(DecoderResult.failure(new UnknownVersion()));
        }
        super.channelRead(context, message);
    }
}
