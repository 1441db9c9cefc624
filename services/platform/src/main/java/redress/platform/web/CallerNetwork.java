package redress.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** What a caller's address is counted under where callers are limited. */
public final class CallerNetwork {

    private CallerNetwork() {}

    /** Of an address of IPv6 only the first half: whoever has one has the whole network of the other half. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
