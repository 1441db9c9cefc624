package redress.platform.load;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.ApiSecurity;
import redress.platform.security.ServiceClients;

/** A service that can be held up. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SampleLoad.Samples.class)
class SampleLoad {

    private static final AtomicInteger UNREAD = new AtomicInteger();
    private static final AtomicInteger HELD = new AtomicInteger();
    private static CountDownLatch gate = new CountDownLatch(0);

    /** How many answers were ended because nobody read them. */
    static int unread() {
        return UNREAD.get();
    }

    static int held() {
        return HELD.get();
    }

    /** From now on whatever asks for it is held up. */
    static synchronized void hold() {
        gate = new CountDownLatch(1);
    }

    static synchronized void release() {
        gate.countDown();
    }

    private static synchronized CountDownLatch gate() {
        return gate;
    }

    @Bean
    SecurityFilterChain samples(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @RestController
    static class Samples {

        private final ServiceClients clients;

        Samples(ServiceClients clients) {
            this.clients = clients;
        }

        @GetMapping("/api/quick")
        String quick() {
            return "quick";
        }

        @GetMapping("/api/held")
        String held() throws InterruptedException {
            CountDownLatch mine = gate();
            HELD.incrementAndGet();
            mine.await();
            HELD.decrementAndGet();
            return "held";
        }

        @GetMapping("/api/nested")
        String nested() {
            return String.valueOf(
                    clients.to("sample").get().uri("/api/quick").retrieve().body(String.class));
        }

        @GetMapping("/api/sized")
        String sized(@RequestParam int size) {
            return "x".repeat(size);
        }

        @PostMapping("/api/body")
        String body(InputStream body) throws IOException {
            return Integer.toString(body.readAllBytes().length);
        }

        @GetMapping("/api/endless")
        void endless(HttpServletResponse response) throws IOException {
            byte[] piece = new byte[64 * 1024];
            try {
                while (true) {
                    response.getOutputStream().write(piece);
                }
            } catch (IOException e) {
                UNREAD.incrementAndGet();
                throw e;
            }
        }
    }
}
