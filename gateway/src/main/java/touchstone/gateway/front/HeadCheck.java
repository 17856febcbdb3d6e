package touchstone.gateway.front;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;

/**
 * Looks at the heads of requests on one connection of HTTP/1 where Netty and Vert.x do not, or would answer by themselves, past the recorder: what is no head becomes one
 * that cannot be read. That is a version that does not exist, a head that does not come to its end, and a header that is folded (RFC 9112, 5.2). A fold in a request that
 * was sent before the one in front of it was answered may be missed here; then it is one line behind us.
 */
final class HeadCheck {
    /** Where Vert.x itself takes over in its pipeline. */
    private static final String VERTX = "handler";
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private ChannelHandlerContext below;
    private boolean awaitsHead = true;
    private boolean begun;
    private boolean atLineStart;
    private boolean folded;
    private boolean late;

    /** Why such a request cannot be read. */
    static final class Unreadable extends RuntimeException {
        static final Unreadable VERSION = new Unreadable("unknown version of HTTP");
        static final Unreadable FOLDED = new Unreadable("folded header");
        static final Unreadable LATE = new Unreadable("head did not come to its end");

        private Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    private HeadCheck() {}

    /** From the first byte on. */
    static HeadCheck accepted(Channel channel) {
        HeadCheck check = new HeadCheck();
        channel.pipeline().addFirst("fold-check", check.new Bytes());
        return check;
    }

    /** From the first request on. @return null for a connection of HTTP/2, which has other ways */
    static HeadCheck opened(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        Bytes bytes = pipeline.get(Bytes.class);
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        if (decoder == null || pipeline.get(VERTX) == null) {
            if (bytes != null) pipeline.remove(bytes);
            return null;
        }
        if (bytes == null) {
            bytes = new HeadCheck().new Bytes();
            pipeline.addBefore(decoder.name(), "fold-check", bytes);
        }
        pipeline.addBefore(VERTX, "head-check", bytes.check().new Messages());
        return bytes.check();
    }

    /** What comes before it is taken apart. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        HeadCheck check() {
            return HeadCheck.this;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            below = context;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (awaitsHead && message instanceof ByteBuf bytes) look(bytes);
            super.channelRead(context, message);
        }
    }

    /** What it was taken apart into. */
    private final class Messages extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request) check(request);
            if (message instanceof LastHttpContent) awaitsHead = true;
            super.channelRead(context, message);
        }
    }

    private void look(ByteBuf bytes) {
        begun |= bytes.isReadable();
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            if (atLineStart) {
                atLineStart = false;
                byte first = bytes.getByte(at);
                if (first == ' ' || first == '\t') folded = true;
                if (first == '\r' || first == '\n') return;
            }
            at = bytes.forEachByte(at, bytes.writerIndex() - at, ByteProcessor.FIND_LF);
            if (at < 0) return;
            atLineStart = true;
        }
    }

    private void check(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        boolean whole = request.decoderResult().isSuccess();
        if (late || whole && folded) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            request.setDecoderResult(DecoderResult.failure(late ? Unreadable.LATE : Unreadable.FOLDED));
        } else if (whole && !version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1).setDecoderResult(DecoderResult.failure(Unreadable.VERSION));
        }
        awaitsHead = false;
        begun = false;
        atLineStart = false;
        folded = false;
    }

    /** Ends a head that does not come to its end by itself, so that it is answered, and with it the connection; one that has not begun has nobody to be answered. */
    void giveUp() {
        boolean answer = awaitsHead && begun && !late;
        late = true;
        if (answer) below.fireChannelRead(Unpooled.wrappedBuffer(END));
        else below.close();
    }
}
