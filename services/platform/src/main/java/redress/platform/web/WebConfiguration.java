package redress.platform.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import redress.platform.problems.ProblemResolver;
import redress.platform.problems.ProblemResponses;
import redress.platform.problems.ProblemValve;

/** The shared manners of every API. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class WebConfiguration {

    @Bean
    ProblemResponses problems() {
        return new ProblemResponses();
    }

    @Bean
    ProblemResolver problemResolver(ProblemResponses problems) {
        return new ProblemResolver(problems);
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    ApiDescription apiDescription(@Value("${redress.platform.web.description:}") String description) {
        return new ApiDescription(description);
    }

    @Bean
    AlwaysThere alwaysThere() {
        return new AlwaysThere();
    }

    @Bean
    ProblemErrorController errorController(
            ErrorAttributes attributes, WebProperties web, ObjectProvider<ErrorViewResolver> views) {
        return new ProblemErrorController(
                attributes, web.getError(), views.orderedStream().toList());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServerItself() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /** In front of the filters, of which some read all of a body. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodyLimit(
            @Value("${redress.platform.web.largest-body}") DataSize largest,
            ObjectProvider<Uploads> uploads,
            ObjectProvider<OverLimit> heard) {
        return server -> server.addContextValves(new BodyLimit(
                largest.toBytes(),
                uploads.orderedStream().toList(),
                request -> heard.orderedStream().forEach(each -> each.refused(request))));
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**", "/internal/**");
            }
        };
    }
}
