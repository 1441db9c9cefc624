package redress.platform.load;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Ends connections on which a request does not come to the end of its headers. Public because Tomcat makes it by its name. */
public final class TimedProtocol extends Http11NioProtocol {

    private volatile Duration headers = Duration.ofSeconds(10);

    void setHeaders(Duration headers) {
        this.headers = headers;
    }

    @Override
    protected Processor createProcessor() {
        return new TimedProcessor(this, getAdapter());
    }

    private static final class TimedProcessor extends Http11Processor {

        private final TimedProtocol protocol;
        private boolean begun;
        private long began;

        TimedProcessor(TimedProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
            this.protocol = protocol;
        }

        /** Called whenever something has come; Tomcat itself counts only the time since the last byte. */
        @Override
        public SocketState process(SocketWrapperBase<?> socket, SocketEvent event) throws IOException {
            SocketState state = super.process(socket, event);
            if (state != SocketState.LONG || isAsync()) {
                begun = false;
            } else if (!begun) {
                begun = true;
                began = System.nanoTime();
            } else if (System.nanoTime() - began > protocol.headers.toNanos()) {
                begun = false;
                return SocketState.CLOSED;
            }
            return state;
        }
    }
}
