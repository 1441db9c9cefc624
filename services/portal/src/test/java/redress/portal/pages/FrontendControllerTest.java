package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontendControllerTest {

    private final FrontendController frontend = new FrontendController();

    @Test
    void givesTheStyleWithoutTheFontOfGovUk() {
        assertThat(frontend.style().getBody())
                .contains(".govuk-button", ".moj-timeline", ".redress-header")
                .doesNotContain("GDS Transport,", "@font-face", "/assets/fonts/");
    }

    @Test
    void givesTheScript() {
        assertThat(frontend.script().getBody()).contains("initAll");
    }
}
