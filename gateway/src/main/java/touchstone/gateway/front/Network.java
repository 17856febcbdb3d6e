package touchstone.gateway.front;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from, cut down to the network: enough for a country, too little for a person. */
final class Network {
    private Network() {}

    static String of(SocketAddress address) {
        String text = address.hostAddress();
        return text.indexOf(':') < 0 ? text.substring(0, text.lastIndexOf('.') + 1) + '0' : truncated(text);
    }

    private static String truncated(String address) {
        try {
            // A literal: nothing is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
