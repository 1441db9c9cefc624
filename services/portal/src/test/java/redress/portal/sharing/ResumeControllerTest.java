package redress.portal.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ConcurrentModel;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.forms.Problems;
import redress.portal.pages.Cookies;
import redress.portal.pages.Words;
import redress.portal.sharing.LinkLimits.Asked;

/** What is answered when no link can be mailed to anybody. */
class ResumeControllerTest {

    private final BrowserDrafts drafts = mock();
    private final LinkLimits limits = mock();
    private final LinkMail mail = mock();
    private final ResumeController controller =
            new ResumeController(drafts, mock(DraftLinks.class), limits, mail, mock(Cookies.class), new Words());
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ConcurrentModel model = new ConcurrentModel();

    @BeforeEach
    void begin() {
        Draft begun =
                new Draft(Map.of("whatHappened", List.of("It was cut.")), List.of(), false, List.of(), null, null);
        when(drafts.ofForm(any())).thenReturn(begun);
        when(drafts.key(any())).thenReturn(Optional.of("key"));
        when(limits.ask(any(), any())).thenReturn(Asked.ALLOWED);
        when(limits.allowsMail(any())).thenReturn(true);
    }

    @Test
    void mailsALink() {
        assertThat(send()).isEqualTo("redirect:/report/another-device/sent");
        verify(mail).send("volunteer@sample-cvs.example", "key");
    }

    @Test
    void saysThatNoneWasSentWhereTooManyAreAskedForInAll() {
        when(limits.ask(any(), any())).thenReturn(Asked.FULL);
        assertThatNoneWasSent();
    }

    @Test
    void saysThatNoneWasSentWhereTooManyWait() {
        when(mail.isFull()).thenReturn(true);
        assertThatNoneWasSent();
    }

    @Test
    void saysNothingOfWhatAnAddressHasHad() {
        when(limits.allowsMail(any())).thenReturn(false);
        assertThat(send()).isEqualTo("redirect:/report/another-device/sent");
        verify(mail, never()).send(any(), any());
    }

    private void assertThatNoneWasSent() {
        assertThat(send()).isEqualTo("portal/sharing/another-device");
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(model.getAttribute("problems"))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.all())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.message()).contains("none was sent")));
        verify(mail, never()).send(any(), any());
    }

    private String send() {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("email", "volunteer@sample-cvs.example");
        return controller.send(typed, new MockHttpServletRequest(), response, model);
    }
}
