package redress.intake.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.Attachments;
import redress.intake.attachments.FileState;
import redress.intake.storedfiles.Scan;
import redress.intake.traces.Objection;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;

/**
 * Brings uploaded files into reports: none with a virus, and into an anonymous one only clean copies, and none that could say who it
 * is from.
 */
@Component
public class ReportFiles {

    private static final String WAYS_OUT =
            " Remove the file and copy what matters into the report; or save it as a PDF or as a picture "
                    + "(a screenshot will do) and upload that; or choose to report in confidence.";

    private final Attachments attachments;

    ReportFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * The files become the claimant's. Of those of an anonymous report only the clean copies are left when it returns, which is before
     * the report is there: as long as it exists, what could say who it is from does not. Throws a {@link Refusal} that names each file
     * that cannot be in the report; then none is claimed.
     */
    public List<Attachment> take(List<String> ids, String claimant, boolean anonymous) {
        if (ids.isEmpty()) {
            return List.of();
        }
        check(ids, anonymous);
        List<Attachment> claimed = attachments.claim(ids, claimant);
        if (claimed.size() < ids.size()) {
            List<String> had = claimed.stream().map(Attachment::id).toList();
            throw Refusal.fields(ids.stream()
                    .filter(id -> !had.contains(id))
                    .map(id -> new FieldError(
                            field(ids.indexOf(id)),
                            "This file is not there any more, or belongs to another report. Upload it again."))
                    .toList());
        }
        return anonymous ? attachments.keepOnlyCleaned(claimed) : claimed;
    }

    private void check(List<String> ids, boolean anonymous) {
        Map<String, FileState> states = attachments.states(ids);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = field(i);
            Optional.ofNullable(states.get(ids.get(i)))
                    .flatMap(state -> problem(state, anonymous))
                    .ifPresent(message -> errors.add(new FieldError(field, message)));
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    /** As {@link #take}, for a file that is added later. */
    Attachment takeOne(Attachment file, String claimant, boolean anonymous) {
        Optional.ofNullable(attachments.states(List.of(file.id())).get(file.id()))
                .flatMap(state -> problem(state, anonymous))
                .ifPresent(message -> {
                    throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "FILE_NOT_CLEANED", message);
                });
        List<Attachment> claimed = attachments.claim(List.of(file.id()), claimant);
        return anonymous ? attachments.keepOnlyCleaned(claimed).get(0) : file;
    }

    /** The file will not be in the report: nothing of it is kept. */
    void drop(String id) {
        attachments.remove(id);
    }

    /** To be called when the report is stored. If it fails, the sweep finds that the files belong to it. */
    public void settle(List<String> ids) {
        if (!ids.isEmpty()) {
            try {
                attachments.settle(ids);
            } catch (DataAccessException e) {
                // Left to the sweep.
            }
        }
    }

    private static String field(int i) {
        return "attachmentIds[" + i + "]";
    }

    private static Optional<String> problem(FileState state, boolean anonymous) {
        if (state.scan() == Scan.INFECTED) {
            return Optional.of("The virus scanner found harmful content in this file. Remove it from the report.");
        }
        return anonymous
                ? state.objection()
                        .map(Objection::sentence)
                        .map(why -> "This file could say who you are, and that cannot be taken out: " + lower(why) + "."
                                + WAYS_OUT)
                : Optional.empty();
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
