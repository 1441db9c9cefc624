package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;
import redress.triage.cases.MustAct;

/** Looks at every process and decision file as a whole: what it calls exists, what it waits for ends, what it shows is drawn. */
class ProcessFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/processes");
    private static final Set<String> DELEGATES =
            Delegates.of(new Nobody()).keySet().stream().map(String.class::cast).collect(Collectors.toSet());
    /** Every file and the test that walks it. */
    private static final Map<String, Class<?>> TESTS =
            Map.of("breach-case.bpmn", BreachCaseProcessTest.class, "triage-route.dmn", TriageRouteTest.class);

    static Stream<String> processes() throws IOException {
        return files().filter(name -> name.endsWith(".bpmn"));
    }

    static Stream<String> decisions() throws IOException {
        return files().filter(name -> name.endsWith(".dmn"));
    }

    private static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void everyFileHasATest() throws IOException {
        assertThat(files()).containsExactlyInAnyOrderElementsOf(TESTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processIsNamedAsItsFileAndForgotten(String file) {
        Process process = one(model(file), Process.class);
        assertThat(process.getId()).isEqualTo(file.replace(".bpmn", ""));
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyDelegateIsThere(String file) {
        BpmnModelInstance model = model(file);
        Stream<String> tasks = all(model, ServiceTask.class).map(ServiceTask::getCamundaDelegateExpression);
        Stream<String> listeners =
                all(model, CamundaTaskListener.class).map(CamundaTaskListener::getCamundaDelegateExpression);
        assertThat(Stream.concat(tasks, listeners))
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(DELEGATES).contains(expression.replaceAll("^\\$\\{|}$", "")));
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, CamundaScript.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyTimerAsksTheCase(String file) {
        assertThat(all(model(file), TimerEventDefinition.class))
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(timer.getTimeDate().getTextContent())
                        .isIn("${stageDeadline.remindAt(execution)}", "${stageDeadline.dueAt(execution)}"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyStageHasReminderAndDeadline(String file) {
        BpmnModelInstance model = model(file);
        assertThat(all(model, UserTask.class).map(task -> stage(task.getId())))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Stage.values())
                        .filter(stage -> stage != Stage.CLOSED && stage != Stage.UNKNOWN)
                        .toList());
        all(model, UserTask.class).forEach(task -> {
            List<BoundaryEvent> events = all(model, BoundaryEvent.class)
                    .filter(event -> event.getAttachedTo().equals(task))
                    .toList();
            assertThat(events.stream().map(FlowNode::getId))
                    .containsExactlyInAnyOrder(task.getId() + "Near", task.getId() + "Missed");
            BoundaryEvent missed = events.stream()
                    .filter(event -> event.getId().endsWith("Missed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(missed.cancelActivity())
                    .as("whether the missed deadline of %s ends it", task.getId())
                    .isEqualTo(MustAct.ifMissed(stage(task.getId())) != MissedEffect.ESCALATED);
        });
    }

    /** The delegates find the stage in the name of the activity. */
    @ParameterizedTest
    @MethodSource("processes")
    void remindersAndDeadlinesNameTheirStage(String file) {
        BpmnModelInstance model = model(file);
        all(model, BoundaryEvent.class).forEach(event -> {
            Activity task = event.getAttachedTo();
            String next = all(model, SequenceFlow.class)
                    .filter(flow -> flow.getSource().equals(event))
                    .map(flow -> flow.getTarget().getId())
                    .findFirst()
                    .orElseThrow();
            assertThat(next.toLowerCase(Locale.ROOT)).isIn("remindof" + task.getId(), "recordmissed" + task.getId());
        });
    }

    /** Synchronous from one wait to the next: a step is one transaction. */
    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsLeftForLater(String file) {
        assertThat(all(model(file), FlowNode.class)).allSatisfy(node -> {
            assertThat(node.isCamundaAsyncBefore()).as(node.getId()).isFalse();
            assertThat(node.isCamundaAsyncAfter()).as(node.getId()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawn(String file) {
        BpmnModelInstance model = model(file);
        assertThat(all(model, BpmnShape.class)
                        .map(shape -> shape.getBpmnElement().getId()))
                .containsAll(all(model, FlowNode.class).map(FlowNode::getId).toList());
        assertThat(all(model, BpmnEdge.class).map(edge -> edge.getBpmnElement().getId()))
                .containsAll(
                        all(model, SequenceFlow.class).map(SequenceFlow::getId).toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionsAreNamedAsTheirFile(String file) throws IOException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
            DmnModelInstance model = Dmn.readModelFromStream(in);
            Definitions definitions = model.getDefinitions();
            assertThat(Objects.requireNonNull(definitions.getId())).isEqualTo(file.replace(".dmn", ""));
        }
    }

    private static Stage stage(String activity) {
        return Stage.valueOf(activity.toUpperCase(Locale.ROOT));
    }

    private static BpmnModelInstance model(String file) {
        return Bpmn.readModelFromFile(FOLDER.resolve(file).toFile());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(
            BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> T one(
            BpmnModelInstance model, Class<T> type) {
        return all(model, type).findFirst().orElseThrow();
    }

    private static final class Nobody implements CaseKeeper {
        @Override
        public void propose(String caseId) {}

        @Override
        public redress.triage.deadlines.Deadline enter(String caseId, Stage stage) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void await(String caseId, Stage stage, String taskId) {}

        @Override
        public void near(String caseId, Stage stage) {}

        @Override
        public void missed(String caseId, Stage stage) {}

        @Override
        public redress.triage.deadlines.@org.jspecify.annotations.Nullable Deadline deadline(
                String caseId, Stage stage) {
            return null;
        }

        @Override
        public void close(String caseId) {}
    }
}
