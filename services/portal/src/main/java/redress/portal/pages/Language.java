package redress.portal.pages;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The one place that decides in which language a page is: the one that the browser asks for, if there are words in it, else English. The
 * templates take their words from the same source as {@link Words}.
 */
@Configuration(proxyBeanMethods = false)
class Language {

    @Bean("messageSource")
    MessageSource messageSource(Words words) {
        return words.messages();
    }

    @Bean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
    LocaleResolver localeResolver(Words words) {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(words.languages());
        resolver.setDefaultLocale(words.languages().get(0));
        return resolver;
    }
}
