package redress.platform.load;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

@AutoConfiguration
@EnableConfigurationProperties(LoadProperties.class)
class LoadConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> admission(LoadProperties load) {
        return server -> {
            server.setProtocol(TimedProtocol.class.getName());
            server.addContextValves(new BodyStatus());
            server.addEngineValves(new Admission(new Turns(load), load));
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof TimedProtocol protocol) {
                    protocol.setHeaders(load.headers());
                }
                if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                    protocol.setMaxThreads(load.threads());
                }
            });
        };
    }

    @Bean
    FilterRegistrationBean<AnswerFilter> bufferedAnswers(LoadProperties load) {
        FilterRegistrationBean<AnswerFilter> filter = new FilterRegistrationBean<>(new AnswerFilter(load));
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
