package redress.embedded.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface, which is the only one that embedded stores listen on. */
public final class Ports {

    private Ports() {}

    public static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /**
     * @param wanted a port, or 0 for any free one
     * @return the port, free a moment ago
     * @throws PortTaken if something listens on the wanted port
     */
    public static int free(int wanted, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), wanted));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new PortTaken(what, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
