package redress.triage.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Lets the engine read what was deployed once, not at each step of each case: it never changes, and nobody here suspends a process or
 * gives a timer another priority. Pays for most of what the calls between the processes cost.
 */
public final class KnownDefinitions extends AbstractProcessEnginePlugin {

    private static final int MOST = 1000;

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        DeploymentCache processes = new Processes();
        processes.setDeployers(configuration.getDeployers());
        configuration.setDeploymentCache(processes);
        configuration.getSessionFactories().put(JobDefinitionManager.class, new TimersFactory());
    }

    private static final class Processes extends DeploymentCache {

        private final Map<String, String> ids = new ConcurrentHashMap<>();

        Processes() {
            super(new DefaultCacheFactory(), MOST);
        }

        @Override
        public ProcessDefinitionEntity findDeployedProcessDefinitionById(String id) {
            ProcessDefinitionEntity known = processDefinitionEntityCache.getDefinition(id);
            return known == null ? super.findDeployedProcessDefinitionById(id) : known;
        }

        @Override
        public ProcessDefinitionEntity findDeployedProcessDefinitionByDeploymentAndKey(String deployment, String key) {
            String id = ids.get(deployment + " " + key);
            if (id != null) {
                return findDeployedProcessDefinitionById(id);
            }
            ProcessDefinitionEntity found = super.findDeployedProcessDefinitionByDeploymentAndKey(deployment, key);
            ids.put(deployment + " " + key, found.getId());
            return found;
        }
    }

    private static final class TimersFactory extends GenericManagerFactory {

        private final Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();

        TimersFactory() {
            super(JobDefinitionManager.class);
        }

        @Override
        public Session openSession() {
            return new JobDefinitionManager() {
                @Override
                public JobDefinitionEntity findById(String id) {
                    JobDefinitionEntity found = known.get(id);
                    if (found == null) {
                        found = super.findById(id);
                        if (found != null) {
                            known.put(id, found);
                        }
                    }
                    return found;
                }
            };
        }
    }
}
