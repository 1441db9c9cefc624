package redress.portal.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.pages.Dates;
import redress.portal.pages.Words;
import tools.jackson.databind.json.JsonMapper;

class TimelineWordsTest {

    private final TimelineWords words = new TimelineWords(new Words(), new Dates(new Words()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENED | {} | The case was opened.",
                "TRIAGED | {'result':'ACCEPT'} | The report was accepted as a Compact matter and put to the public body.",
                "TRIAGED | {'result':'SOMETHING_NEW'} | The route was decided.",
                "PANEL_FORMED | {'members':'4'} | A panel of 4 members was formed.",
                "ACTION_RECORDED | {'action':'CONSULT','status':'NOT_KEPT'} | An agreed action was not kept: Hold a consultation.",
                "EXTERNAL_STEP | {'route':'CALL_IN','result':'NOT_UPHELD'} | Call-in by councillors: Not upheld.",
                "OUTCOME_RECORDED | {'corrected':'true'} | The outcome was corrected.",
                "DEADLINE_MOVED | {'reason':'HOLIDAYS_ADDED','to':'2026-12-14','provisional':'false'}"
                        + " | Public holidays were added: the deadline is now 14 December 2026.",
                "DEADLINE_MOVED | {'reason':'CALENDAR_EXTENDED','from':'2026-12-14','to':'2026-12-14','provisional':'true'}"
                        + " | More public holidays are known now: the deadline stays 14 December 2026, and may become later still.",
                "CLOSED | {'reason':'OUTCOME_RECORDED'} | The case was closed.",
                "QUESTION_ASKED | {'of':'GROUP'} | Question asked",
            })
    void saysWhatHappened(String kind, String codes, String sentence) {
        assertThat(say(kind, codes)).isEqualTo(sentence);
    }

    @Test
    void putsInNothingThatACodeSays() {
        assertThat(say("EXTERNAL_STEP", "{'route':'{result}','result':'$1'}")).isEqualTo("{result}: $1.");
    }

    private String say(String kind, String codes) {
        String json =
                "{'caseId':'c','reference':'r','compactId':'t','bodyId':'b','stage':'TRIAGE','version':1,'timeline':"
                        + "[{'at':'2026-11-23T10:00:00Z','kind':'" + kind + "','codes':" + codes + "}]}";
        CaseFile file = JsonMapper.builder().build().readValue(json.replace('\'', '"'), CaseFile.class);
        return words.say(file).get(0).text();
    }
}
