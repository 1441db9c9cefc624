package redress.journeys;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** In the process of the system under test: writes to a file what each request cost in the thread that answered it, one a line. */
@AutoConfiguration
@ConditionalOnProperty(RequestMeter.FILE)
class RequestMeter {

    static final String FILE = "redress.journeys.requests";

    /** By which the test knows a request again; what services ask of each other has none. */
    static final String NUMBER = "Meter";

    /** The number (or {@code -}), processor time, allocated bytes and sent bytes. */
    record Cost(String number, long nanos, long allocated, long sent) {

        static Cost read(String line) {
            String[] parts = line.split(" ");
            return new Cost(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
        }
    }

    /** Outside of everything else that looks at a request. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> metered(@Value("${" + FILE + "}") Path file) {
        return server -> server.addEngineValves(new Meter(file));
    }

    private static final class Meter extends ValveBase {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final Path file;

        Meter(Path file) {
            super(true);
            this.file = file;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String number = request.getHeader(NUMBER);
            long nanos = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            try {
                getNext().invoke(request, response);
            } finally {
                note((number == null ? "-" : number) + " " + (threads.getCurrentThreadCpuTime() - nanos) + " "
                        + (threads.getCurrentThreadAllocatedBytes() - allocated) + " "
                        + response.getBytesWritten(false));
            }
        }

        private synchronized void note(String line) {
            try {
                Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
