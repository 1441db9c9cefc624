package redress.testkit.stored;

import org.junit.jupiter.api.Test;

/** What messaging itself stores. */
class MessagingFormatsTest {

    @Test
    void haveANumberOfTheirOwnForEachShape() {
        StoredShapes.mustBeAsTheirFormatsSay("redress.messaging");
    }

    @Test
    void areReadInEachFormatWithNothingLost() {
        StoredShapes.areReadWithNothingLost("redress.messaging");
    }
}
