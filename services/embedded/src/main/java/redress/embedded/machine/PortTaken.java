package redress.embedded.machine;

/** Something else listens on the port that an embedded store was told to use. */
public final class PortTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTaken(String what, int port) {
        super("Port " + port + " of this machine is taken, so " + what
                + " cannot start. Stop what listens there, or give another port.");
    }
}
