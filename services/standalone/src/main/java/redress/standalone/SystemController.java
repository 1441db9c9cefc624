package redress.standalone;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells those on the same machine where the parts inside listen, for looking on at the events. */
@RestController
@Tag(name = "System", description = "What standalone runs")
class SystemController {

    private final SystemView view;

    /** @param kafka where the broker listens, on the loopback interface only */
    record SystemView(String kafka) {}

    SystemController(@Value("${spring.kafka.bootstrap-servers}") String kafka) {
        this.view = new SystemView(kafka);
    }

    @Operation(summary = "Where the parts inside listen")
    @GetMapping("/api/system")
    SystemView system() {
        return view;
    }
}
