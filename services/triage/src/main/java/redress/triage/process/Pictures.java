package redress.triage.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import redress.triage.diagram.CaseDiagram;

/** The drawings of the processes on which cases run: of each release its own, from the files that the engine keeps. */
final class Pictures {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final CaseDiagram todays = CaseDiagram.read(
            BreachCaseProcess.KEY, key -> Pictures.class.getResourceAsStream("/" + BreachCaseProcess.file(key)));
    private final Map<String, CaseDiagram> released = new ConcurrentHashMap<>();

    Pictures(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.repository = engine.getRepositoryService();
    }

    /** Today's for a case that has ended: the engine has forgotten it. */
    CaseDiagram of(String caseId) {
        ProcessInstance running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId, BreachCaseProcess.KEY)
                .singleResult();
        return running == null ? todays : released.computeIfAbsent(running.getProcessDefinitionId(), this::read);
    }

    private CaseDiagram read(String definitionId) {
        String deployment = repository.getProcessDefinition(definitionId).getDeploymentId();
        return CaseDiagram.read(
                BreachCaseProcess.KEY, key -> repository.getResourceAsStream(deployment, BreachCaseProcess.file(key)));
    }
}
