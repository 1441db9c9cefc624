package redress.portal.pages;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives every page, also those that standalone adds and those that say what went wrong, the links of a trial system. */
@Component
class TrialLinks {

    TrialLinks(ThymeleafViewResolver pages, PortalProperties properties) {
        pages.addStaticVariable("trialLinks", properties.trialLinks());
    }
}
