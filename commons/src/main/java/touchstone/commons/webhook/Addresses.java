package touchstone.commons.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where we may be sent to by whoever subscribes. To be asked when they do, and again at each delivery, since a name can come to mean another address. */
public final class Addresses {
    private Addresses() {}

    /**
     * Blocks.
     *
     * @param privateToo whether HTTP, and addresses of a private network or of this machine, are fine
     * @throws AddressNotAllowed if it is not on the public internet, or not HTTPS there
     */
    public static void check(URI url, boolean privateToo) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase();
        if (url.getHost() == null || url.getUserInfo() != null || !(scheme.equals("https") || scheme.equals("http") && privateToo)) throw new AddressNotAllowed(url);
        if (privateToo) return;
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) if (isPrivate(address)) throw new AddressNotAllowed(url);
        } catch (UnknownHostException e) {
            throw new AddressNotAllowed(url);
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress() || uniqueLocal || carrier;
    }
}
