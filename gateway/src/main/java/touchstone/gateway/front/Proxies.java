package touchstone.gateway.front;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The proxies in front of us that say who asks. Everybody else's {@code X-Forwarded-For} is a claim, and ignored. What the nearest proxy added stands last: from there
 * we go back as long as one of ours speaks, so that what a client put in beforehand is never reached.
 */
final class Proxies {
    private static final String HEADER = "X-Forwarded-For";
    private final List<Cidr> trusted;

    private record Cidr(byte[] prefix, int bits) {
        static Cidr parse(String text) {
            String[] parts = text.strip().split("/", 2);
            byte[] prefix = NetUtil.createByteArrayFromIpAddressString(parts[0]);
            try {
                int bits = prefix == null ? -1 : parts.length == 1 ? 8 * prefix.length : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= 8 * prefix.length) return new Cidr(prefix, bits);
            } catch (NumberFormatException e) {
                // falls through
            }
            throw new IllegalArgumentException("touchstone.front.proxies takes networks such as 10.0.0.0/8, not " + text);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) return false;
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xFF : 0xFF << 8 - (bits - bit) & 0xFF;
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) return false;
            }
            return true;
        }
    }

    /** @throws IllegalArgumentException if one of these is no network in CIDR notation (RFC 4632, RFC 4291) */
    Proxies(List<String> networks) {
        trusted = networks.stream().map(Cidr::parse).toList();
    }

    Client client(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        if (trusted.isEmpty() || !trusts(NetUtil.createByteArrayFromIpAddressString(peer))) return Client.of(peer);
        String[] told = String.join(",", request.headers().getAll(HEADER)).split(",");
        byte[] farthest = null;
        for (int i = told.length - 1; i >= 0; i--) {
            byte[] address = NetUtil.createByteArrayFromIpAddressString(told[i].strip());
            if (address == null) break;
            farthest = address;
            if (!trusts(address)) break;
        }
        return Client.of(farthest == null ? peer : Client.text(farthest));
    }

    private boolean trusts(byte[] address) {
        for (Cidr network : trusted) {
            if (network.contains(address)) return true;
        }
        return false;
    }
}
