package redress.platform.web;

import com.mongodb.MongoTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.security.ApiSecurity;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;
import redress.platform.security.ServiceClients;

/** A service with neither documents nor rows nor events, on nothing but the platform. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SampleApi.Samples.class, SampleApi.Pages.class})
class SampleApi {

    enum Colour {
        RED,
        UNKNOWN
    }

    record Inner(@NotBlank String name, int count) {}

    record SampleForm(
            @NotBlank @Size(max = 20) String title,
            int number,
            @Nullable Integer pages,
            @Nullable Long bytes,
            @Nullable LocalDate day,
            @Nullable Colour colour,

            @Size(max = 3, message = "Send at most 3 parts.") @Nullable
            List<@NotNull @Valid Inner> parts) {}

    @Bean
    SecurityFilterChain samples(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/**", "/internal/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/closed/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.securityMatcher("/pages/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @RestController
    static class Samples {

        private final ServiceClients clients;

        Samples(ServiceClients clients) {
            this.clients = clients;
        }

        @PostMapping("/api/samples")
        SampleForm take(
                @Valid @RequestBody SampleForm form, @RequestHeader("Idempotency-Key") @Size(max = 40) String key) {
            return form;
        }

        @PostMapping("/api/own")
        SampleForm takeFromSomebody(@Valid @RequestBody SampleForm form, Caller caller) {
            return form;
        }

        @GetMapping("/api/samples")
        List<String> list(@RequestParam(defaultValue = "10") @Min(1) int limit, @RequestParam @Nullable String after) {
            return List.of();
        }

        @GetMapping("/api/samples/{id}")
        String one(@PathVariable String id) {
            switch (id) {
                case "refused" -> throw Refusal.of(HttpStatus.CONFLICT, "ACTION_NOT_POSSIBLE", "Too late.");
                case "store-down" -> throw new MongoTimeoutException("host-7 secret detail");
                case "broken" -> throw new IllegalStateException("secret detail");
                default -> {
                    return id;
                }
            }
        }

        @GetMapping("/api/closed/me")
        Map<String, Object> me(Caller caller) {
            return Map.of("subject", caller.subject(), "grants", caller.grants());
        }

        @GetMapping("/api/open/me")
        Map<String, Object> maybe(@Nullable Caller caller) {
            return Map.of("subject", caller == null ? "nobody" : caller.subject());
        }

        @GetMapping("/internal/who")
        @AskedBy({"sample", "other"})
        Map<String, Object> who(Caller caller) {
            return Map.of("subject", caller.subject());
        }

        @GetMapping("/internal/sample-alone")
        @AskedBy("sample")
        Map<String, Object> alone(Caller caller) {
            return Map.of("grants", caller.grants());
        }

        @GetMapping("/internal/nobody")
        Map<String, Object> nobody(Caller caller) {
            return Map.of("subject", caller.subject());
        }

        @GetMapping("/api/open/asks-itself")
        String ask() {
            return String.valueOf(
                    clients.to("sample").get().uri("/internal/who").retrieve().body(String.class));
        }
    }

    @RestController
    static class Pages {

        @GetMapping("/pages/broken")
        String page() {
            throw new IllegalStateException("secret detail");
        }
    }
}
