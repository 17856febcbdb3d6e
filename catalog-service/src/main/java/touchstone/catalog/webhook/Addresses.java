package touchstone.catalog.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where we may be sent to. Asked when somebody subscribes, and again at each delivery, since a name can come to mean another address. */
@ApplicationScoped
class Addresses {
    private final WebhookConfig config;

    Addresses(WebhookConfig config) {
        this.config = config;
    }

    /** Blocks. @throws AddressNotAllowed if it is not on the public internet, or not HTTPS there */
    void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase();
        if (url.getHost() == null || url.getUserInfo() != null || !(scheme.equals("https") || scheme.equals("http") && config.privateAddresses())) throw new AddressNotAllowed(url);
        if (config.privateAddresses()) return;
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
