package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
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

    private static final Set<String> DELEGATES = Delegates.of(new Diaries()).keySet().stream()
            .map(String.class::cast)
            .collect(Collectors.toSet());

    private static final Release TODAY = Release.all().get(Release.earlier().size());

    static Stream<Path> processes() {
        return Release.all().stream().flatMap(release -> release.files().values().stream());
    }

    static Stream<Path> todays() {
        return TODAY.files().values().stream();
    }

    static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Release.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".dmn")).toList().stream();
        }
    }

    @Test
    void everyFileIsDeployedAndTested() throws IOException {
        assertThat(TODAY.files().keySet())
                .as("BreachCaseProcessTest walks every node of what is deployed")
                .containsExactlyInAnyOrderElementsOf(BreachCaseProcess.KEYS);
        assertThat(decisions().map(file -> file.getFileName().toString()))
                .as("TriageRouteTest")
                .containsExactly("triage-route.dmn");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processIsNamedAsItsFileAndForgotten(Path file) {
        Process process = one(model(file), Process.class);
        assertThat(file.getFileName().toString()).matches(process.getId() + "(-\\d+)?\\.bpmn");
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    }

    /** Cases still run on those of earlier releases, so their names stay. */
    @ParameterizedTest
    @MethodSource("processes")
    void everyDelegateIsThere(Path file) {
        BpmnModelInstance model = model(file);
        Stream<String> tasks = all(model, ServiceTask.class).map(ServiceTask::getCamundaDelegateExpression);
        Stream<String> listeners =
                all(model, CamundaTaskListener.class).map(CamundaTaskListener::getCamundaDelegateExpression);
        assertThat(Stream.concat(tasks, listeners))
                .allSatisfy(expression -> assertThat(DELEGATES).contains(expression.replaceAll("^\\$\\{|}$", "")));
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, CamundaScript.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyTimerAsksTheCase(Path file) {
        assertThat(all(model(file), TimerEventDefinition.class))
                .allSatisfy(timer -> assertThat(timer.getTimeDate().getTextContent())
                        .isIn("${stageDeadline.remindAt(execution)}", "${stageDeadline.dueAt(execution)}"));
    }

    /** {@link KnownAnswers} says of each task, without asking, that nobody is assigned to it and that it has no variable of its own. */
    @ParameterizedTest
    @MethodSource("processes")
    void noTaskHasPeopleOrVariables(Path file) {
        assertThat(all(model(file), UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaAssignee()).isNull();
            assertThat(task.getCamundaCandidateUsersList()).isEmpty();
            assertThat(task.getCamundaCandidateGroupsList()).isEmpty();
            assertThat(task.getResourceRoles()).isEmpty();
            assertThat(task.getModelInstance().getModelElementsByType(CamundaInputOutput.class))
                    .isEmpty();
        });
    }

    /** The delegates find the stage in the name of the call. */
    @Test
    void everyStageIsCalledOnceByItsName() {
        assertThat(stages().map(call -> Stage.valueOf(call.getId().toUpperCase(Locale.ROOT))))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Stage.values())
                        .filter(stage -> stage != Stage.CLOSED && stage != Stage.UNKNOWN)
                        .toList());
    }

    @Test
    void reminderAndDeadlineAreHeldOnceAndEndNothing() {
        assertThat(todays().flatMap(file -> all(model(file), UserTask.class))).hasSize(1);
        assertThat(todays().flatMap(file -> all(model(file), TimerEventDefinition.class))
                        .map(timer -> (StartEvent) timer.getParentElement()))
                .hasSize(2)
                .allSatisfy(timer -> assertThat(timer.isInterrupting()).isFalse());
    }

    @Test
    void whatAMissedDeadlineEndsIsWhatTheTableSays() {
        stages().forEach(call -> {
            MissedEffect effect = MustAct.ifMissed(Stage.valueOf(call.getId().toUpperCase(Locale.ROOT)));
            List<BoundaryEvent> caught = all((BpmnModelInstance) call.getModelInstance(), BoundaryEvent.class)
                    .filter(event -> event.getAttachedTo().equals(call))
                    .toList();
            assertThat(caught)
                    .as("what %s catches", call.getId())
                    .hasSize(effect == MissedEffect.ESCALATED ? 0 : 1)
                    .allSatisfy(event -> {
                        assertThat(event.cancelActivity()).isTrue();
                        assertThat(event.getEventDefinitions())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        EscalationEventDefinition.class,
                                        caughtThere -> assertThat(caughtThere
                                                        .getEscalation()
                                                        .getEscalationCode())
                                                .isEqualTo("deadlineMissed"));
                    });
        });
    }

    private static Stream<CallActivity> stages() {
        return todays().flatMap(file -> all(model(file), CallActivity.class))
                .filter(call -> call.getCalledElement().equals("stage"));
    }

    /** A case keeps the files with which it began, and each of its processes knows whose it is. */
    @ParameterizedTest
    @MethodSource("processes")
    void callsStayWithinTheRelease(Path file) {
        assertThat(all(model(file), CallActivity.class)).allSatisfy(call -> {
            assertThat(BreachCaseProcess.KEYS).contains(call.getCalledElement());
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .singleElement()
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .isEqualTo("${execution.processBusinessKey}");
        });
    }

    /** Synchronous from one wait to the next: a step is one transaction. */
    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsLeftForLater(Path file) {
        assertThat(all(model(file), FlowNode.class)).allSatisfy(node -> {
            assertThat(node.isCamundaAsyncBefore()).as(node.getId()).isFalse();
            assertThat(node.isCamundaAsyncAfter()).as(node.getId()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawn(Path file) {
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
    void decisionsAreNamedAsTheirFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DmnModelInstance model = Dmn.readModelFromStream(in);
            Definitions definitions = model.getDefinitions();
            assertThat(Objects.requireNonNull(definitions.getId()))
                    .isEqualTo(file.getFileName().toString().replace(".dmn", ""));
        }
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(
            BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> T one(
            BpmnModelInstance model, Class<T> type) {
        return all(model, type).findFirst().orElseThrow();
    }
}
