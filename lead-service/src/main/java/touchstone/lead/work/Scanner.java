package touchstone.lead.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.net.NetClient;
import io.vertx.mutiny.core.net.NetSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Has files looked through for viruses by a scanner of the house's own, if there is one: the command {@code INSTREAM} of ClamAV's daemon, see clamd(8). */
@ApplicationScoped
class Scanner {
    private static final Logger log = Logger.getLogger(Scanner.class);
    private static final int CHUNK = 64 * 1024;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = "FOUND";

    private final ScannerConfig config;
    private final NetClient client;

    Scanner(ScannerConfig config, Vertx vertx) {
        this.config = config;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(5_000));
    }

    /** Fails with {@link FileInfected}, and with {@link ScannerUnavailable} if the scanner does not say that it is clean. */
    Uni<Void> check(byte[] content) {
        if (config.address().isEmpty()) return Uni.createFrom().voidItem();
        String address = config.address().get();
        int colon = address.lastIndexOf(':');
        return client.connect(Integer.parseInt(address.substring(colon + 1)), address.substring(0, colon))
                .chain(socket -> ask(socket, content).onTermination().invoke(socket::closeAndForget))
                .ifNoItem().after(config.timeout()).fail()
                .onFailure().invoke(failure -> log.warnf("the virus scanner cannot be asked cause=%s", failure))
                .onFailure().transform(failure -> new ScannerUnavailable())
                .invoke(answer -> {
                    if (answer.endsWith(FOUND)) throw new FileInfected();
                    if (!answer.equals(CLEAN)) {
                        log.warnf("the virus scanner did not look through a file answer=%s", answer);
                        throw new ScannerUnavailable();
                    }
                }).replaceWithVoid();
    }

    /** What it says, without the NUL at the end. */
    private static Uni<String> ask(NetSocket socket, byte[] content) {
        Buffer question = Buffer.buffer("zINSTREAM\0");
        for (int at = 0; at < content.length; at += CHUNK) {
            int length = Math.min(CHUNK, content.length - at);
            question.appendInt(length).appendBytes(content, at, length);
        }
        question.appendInt(0);
        Uni<String> answer = Uni.createFrom().emitter(emitter -> {
            Buffer said = Buffer.buffer();
            socket.handler(part -> {
                said.appendBuffer(part);
                if (part.length() > 0 && part.getByte(part.length() - 1) == 0) emitter.complete(said.getString(0, said.length() - 1, StandardCharsets.US_ASCII.name()));
            });
            socket.exceptionHandler(emitter::fail);
            socket.closeHandler(() -> emitter.fail(new IllegalStateException("it hung up")));
            socket.writeAndForget(question);
        });
        return answer;
    }
}
