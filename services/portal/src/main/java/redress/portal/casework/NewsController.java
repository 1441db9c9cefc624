package redress.portal.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import redress.portal.clients.Services;
import redress.portal.sessions.SignedIn;

/** What the person was told, also where the mail did not arrive. */
@Controller
class NewsController {

    private final Services services;

    /** One message. */
    record Notice(
            String subject,
            @Nullable String reference,
            @Nullable String caseId,
            Instant at,
            @Nullable LocalDate dueOn,
            @Nullable Boolean provisional) {}

    private record Notices(List<Notice> items) {}

    NewsController(Services services) {
        this.services = services;
    }

    @GetMapping("/cases/news")
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        Notices found = services.ask(
                "notification",
                me.token(),
                client -> client.get()
                        .uri("/api/notices?personId={id}", me.person().personId())
                        .retrieve()
                        .requiredBody(Notices.class));
        model.addAttribute("room", "cases");
        model.addAttribute("notices", found.items());
        return "portal/casework/news";
    }
}
