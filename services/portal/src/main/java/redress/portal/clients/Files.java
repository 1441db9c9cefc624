package redress.portal.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import redress.portal.forms.Problems;
import redress.portal.pages.Words;

/** Hands uploaded files on to intake, streamed, and says in plain words why one was refused. */
@Component
public class Files {

    /** The pages that take files. */
    public static final List<String> PAGES = List.of("/report/evidence", "/follow-up/files");

    private static final long MOST_BYTES = 25L * 1024 * 1024;

    /** Refusals whose own words say best what to do. */
    private static final Set<String> SAID_BY_INTAKE = Set.of("FILE_REFUSED", "FILE_NOT_CLEANED");

    private final Services services;
    private final Words words;

    /** A file that intake holds. */
    public record Kept(
            String attachmentId,
            String name,
            long size,
            @Nullable List<String> removed,
            @Nullable String notCleanedBecause) {}

    /** What intake says of files in general. */
    private record Rules(@Nullable Boolean scanned) {}

    Files(Services services, Words words) {
        this.services = services;
        this.words = words;
    }

    /**
     * Where somebody goes on who sent so much that nothing of it could be read, not even what kind of form it is.
     *
     * @param path the address that it was sent to; only what is known goes back to the browser
     * @param refused whether it was found too large, which says something only where no length was announced
     * @return empty unless it was a file that is too large
     */
    public static Optional<String> afterTooBig(HttpServletRequest request, String path, boolean refused) {
        long announced = request.getContentLengthLong();
        return announced > MOST_BYTES || refused && announced < 0
                ? PAGES.stream().filter(path::equals).findFirst().map(page -> page + "?tooBig")
                : Optional.empty();
    }

    /** Whether a file was chosen, be it an empty one. */
    public static boolean chosen(@Nullable MultipartFile file) {
        return file != null
                && file.getOriginalFilename() != null
                && !file.getOriginalFilename().isBlank();
    }

    /** What can be seen before it is handed on. */
    public Problems check(@Nullable MultipartFile file) {
        if (file == null || !chosen(file)) {
            return Problems.of("file", words.say("clients.files.required"));
        }
        if (file.isEmpty()) {
            return Problems.of("file", words.say("clients.files.empty"));
        }
        return file.getSize() > MOST_BYTES ? tooBig() : Problems.none();
    }

    public Problems tooBig() {
        return Problems.of("file", words.say("clients.files.too-big"));
    }

    /** Keeps a file for a report that is not yet filed. */
    public Kept keep(MultipartFile file) {
        return post(file, "/api/attachments", headers -> {});
    }

    /** Adds a file to a report that was filed. */
    public Kept add(MultipartFile file, String reference, String receipt) {
        return post(
                file, "/api/reports/" + reference + "/attachments", headers -> headers.set("Redress-Receipt", receipt));
    }

    /** Lets go of a file that is in no draft after all. What cannot be let go of now, intake removes a day later. */
    public void letGo(String attachmentId) {
        try {
            services.ask(
                    "intake",
                    client -> client.delete()
                            .uri("/api/attachments/{id}", attachmentId)
                            .retrieve()
                            .toBodilessEntity());
        } catch (Refused | ServiceDown later) {
            // It has been told what matters: this report does not hold the file.
        }
    }

    /** Whether files are scanned for viruses; null while it is not known. */
    public @Nullable Boolean scanned() {
        try {
            return services.ask(
                    "intake",
                    client -> client.get()
                            .uri("/api/attachments")
                            .retrieve()
                            .requiredBody(Rules.class)
                            .scanned());
        } catch (Refused | ServiceDown unknown) {
            return null;
        }
    }

    public Problems problems(Refused refused) {
        boolean notNow = refused.status() == 429 || refused.status() >= 500;
        if ((notNow || SAID_BY_INTAKE.contains(refused.code()))
                && !refused.detail().isBlank()) {
            return Problems.of("file", refused.detail());
        }
        return Problems.of(
                "file",
                words.say(
                        switch (refused.status()) {
                            case 413 -> "clients.files.too-big";
                            case 409 -> "clients.files.too-many";
                            case 429, 503, 507 -> "clients.files.not-now";
                            default -> "clients.files.refused";
                        }));
    }

    private Kept post(MultipartFile file, String path, Consumer<HttpHeaders> headers) {
        MultiValueMap<String, Object> body = new LinkedMultiValueMap<>();
        body.add("file", file.getResource());
        return services.handOver(
                "intake",
                client -> client.post()
                        .uri(path)
                        .headers(headers)
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(body)
                        .retrieve()
                        .requiredBody(Kept.class));
    }
}
