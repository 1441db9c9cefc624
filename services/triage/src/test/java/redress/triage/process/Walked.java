package redress.triage.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Writes down which flow nodes and which flows between them an engine of tests has walked. */
final class Walked extends AbstractBpmnParseListener {

    private final Map<String, Set<String>> walked = new ConcurrentHashMap<>();

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        listen(definition, walked.computeIfAbsent(definition.getKey(), key -> new ConcurrentSkipListSet<>()));
    }

    private static void listen(ScopeImpl scope, Set<String> seen) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> seen.add(activity.getId()));
            activity.getOutgoingTransitions()
                    .forEach(flow -> ((TransitionImpl) flow)
                            .addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                                    execution -> seen.add(flow.getId())));
            listen(activity, seen);
        }
    }

    /** What of a file no case has come by. */
    Set<String> leftOut(String key, Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Set<String> all = Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
                        model.getModelElementsByType(SequenceFlow.class).stream()
                                .map(SequenceFlow::getId))
                .collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(walked.getOrDefault(key, Set.of()));
        return all;
    }
}
