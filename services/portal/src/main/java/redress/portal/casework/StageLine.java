package redress.portal.casework;

import java.util.List;
import java.util.stream.Stream;
import redress.events.codes.Stage;

/** The stages of a case in their order: those it went through, where it stands, those it left out, those to come. */
final class StageLine {

    /** How a case stands to a stage. */
    enum Where {
        PASSED,
        HERE,
        SKIPPED,
        TO_COME
    }

    /** A stage on the line; the code of a stage may be one that this version does not know. */
    record Step(String stage, Where where) {}

    private StageLine() {}

    static List<Step> of(CaseFile file) {
        return Stream.of(Stage.values())
                .filter(stage -> stage != Stage.UNKNOWN)
                .map(stage -> new Step(stage.name(), where(stage, file)))
                .toList();
    }

    private static Where where(Stage stage, CaseFile file) {
        if (stage.name().equals(file.stage())) {
            return Where.HERE;
        }
        if (file.stages() != null && file.stages().contains(stage.name())) {
            return Where.PASSED;
        }
        boolean left =
                Stream.of(Stage.values()).anyMatch(now -> now.name().equals(file.stage()) && now.compareTo(stage) > 0);
        return left ? Where.SKIPPED : Where.TO_COME;
    }
}
