package redress.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Runs the sample service on a port, once for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:redress-platform.yml",
            "spring.application.name=sample",
            "redress.platform.security-log.folder=target/security-log",
            "redress.platform.metrics.token=" + SampleTest.METRICS_TOKEN,
            "redress.services.sample.url=http://localhost:${local.server.port}"
        })
@ContextConfiguration(initializers = SampleKeys.class)
@interface SampleTest {

    String METRICS_TOKEN = "a-token-that-only-tests-may-show-to-see-metrics";
}
