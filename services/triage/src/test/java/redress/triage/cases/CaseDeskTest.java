package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import redress.triage.process.BreachCaseProcess;

class CaseDeskTest {

    private final Cases cases = mock(Cases.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final CaseDesk desk = new CaseDesk(cases, mock(BreachCaseProcess.class), Clock.systemUTC(), transactions);

    /** It is asked before each move, also by strangers. */
    @Test
    void glancesAtACaseInOneStatementWithoutATransaction() {
        Case it = mock(Case.class);
        when(it.caseId()).thenReturn("case-1");
        when(cases.find("case-1")).thenReturn(Optional.of(it));
        when(cases.find("case-2")).thenReturn(Optional.empty());

        assertThat(desk.glance("case-1", Case::caseId)).contains("case-1");
        assertThat(desk.glance("case-2", Case::caseId)).isEmpty();

        verify(cases).find("case-1");
        verify(cases).find("case-2");
        verifyNoMoreInteractions(cases);
        verifyNoInteractions(transactions);
    }

    /** What is put together of several statements is of one moment. */
    @Test
    void readsACaseInATransaction() {
        when(cases.find("case-1")).thenReturn(Optional.empty());
        assertThat(desk.read("case-1", Case::caseId)).isEmpty();
        verify(transactions).getTransaction(any());
    }
}
