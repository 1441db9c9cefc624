package redress.portal.casework;

import java.util.ArrayList;
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

    /** Those that this version does not know come where the case came to them. */
    static List<Step> of(CaseFile file) {
        List<String> cameTo = file.stages() == null ? List.of(file.stage()) : file.stages();
        List<String> known = Stream.of(Stage.values())
                .filter(stage -> stage != Stage.UNKNOWN)
                .map(Enum::name)
                .toList();
        List<String> all = new ArrayList<>(known);
        for (String stage : cameTo) {
            if (!known.contains(stage)) {
                int before = cameTo.indexOf(stage) - 1;
                all.add(before < 0 ? 0 : all.indexOf(cameTo.get(before)) + 1, stage);
            }
        }
        int here = all.indexOf(file.stage());
        return all.stream()
                .map(stage -> new Step(
                        stage,
                        stage.equals(file.stage())
                                ? Where.HERE
                                : cameTo.contains(stage)
                                        ? Where.PASSED
                                        : all.indexOf(stage) < here ? Where.SKIPPED : Where.TO_COME))
                .toList();
    }
}
