package redress.testkit.stored;

import org.junit.jupiter.api.Test;

/** What the platform itself stores. */
class PlatformFormatsTest {

    @Test
    void haveANumberOfTheirOwnForEachShape() {
        StoredShapes.mustBeAsTheirFormatsSay("redress.platform");
    }

    @Test
    void areReadInEachFormatWithNothingLost() {
        StoredShapes.areReadWithNothingLost("redress.platform");
    }
}
