package touchstone.gateway.front;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from.
 *
 * @param address as far as we trust what we are told
 * @param network cut down to 24 bits of IPv4, 48 of IPv6: enough for a country, too little for a person
 * @param site    what one customer of a provider has at least: an address of IPv4, 64 bits of IPv6
 */
record Client(String address, String network, String site) {
    /** @param address a literal of either family */
    static Client of(String address) {
        if (address.indexOf(':') < 0) return new Client(address, address.substring(0, address.lastIndexOf('.') + 1) + '0', address);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        String text = text(bytes);
        // An address of IPv4 in the clothes of IPv6.
        return text.indexOf(':') < 0 ? of(text) : new Client(text, truncated(bytes, 6), truncated(bytes, 8));
    }

    private static String truncated(byte[] address, int kept) {
        byte[] bytes = Arrays.copyOf(address, address.length);
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return text(bytes);
    }

    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address of 4 or 16 bytes", e);
        }
    }
}
