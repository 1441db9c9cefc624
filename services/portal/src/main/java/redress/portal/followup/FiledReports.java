package redress.portal.followup;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import redress.portal.clients.Download;
import redress.portal.clients.Refused;
import redress.portal.clients.Services;
import redress.portal.followup.FollowUps.Pass;

/** Asks intake for filed reports, each by its reference and receipt. */
@Component
class FiledReports {

    static final String RECEIPT = "Redress-Receipt";

    private final Services services;

    FiledReports(Services services) {
        this.services = services;
    }

    /** What was typed, as a pass; empty where nothing of either is left. */
    static Optional<Pass> pass(String reference, String receipt) {
        Pass pass = new Pass(plain(reference, "[^0-9A-Z-]"), plain(receipt, "[^0-9A-Z]"));
        return pass.reference().isEmpty() || pass.receipt().isEmpty() ? Optional.empty() : Optional.of(pass);
    }

    /** Empty where the two do not belong together. */
    Optional<FiledReport> find(Pass pass) {
        try {
            return Optional.of(services.ask(
                    "intake",
                    client -> client.get()
                            .uri("/api/reports/{reference}", pass.reference())
                            .header(RECEIPT, pass.receipt())
                            .accept(MediaType.APPLICATION_JSON)
                            .retrieve()
                            // after many wrong ones intake answers a wrong one so, and never a right one
                            .onStatus(status -> status.value() == 429, (asked, answer) -> {
                                throw Download.notFound();
                            })
                            .requiredBody(FiledReport.class)));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** Without what comes along when something is copied from a mail or a letter: spaces, dashes, marks that nobody sees. */
    private static String plain(String typed, String strange) {
        return typed.toUpperCase(Locale.ROOT).replaceAll(strange, "");
    }
}
