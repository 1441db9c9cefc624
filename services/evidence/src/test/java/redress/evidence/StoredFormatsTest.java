package redress.evidence;

import org.junit.jupiter.api.Test;
import redress.testkit.stored.StoredShapes;

class StoredFormatsTest {

    @Test
    void haveANumberOfTheirOwnForEachShape() {
        StoredShapes.mustBeAsTheirFormatsSay("redress.evidence");
    }
}
