package redress.portal;

import org.junit.jupiter.api.Test;
import redress.testkit.stored.StoredShapes;

class StoredFormatsTest {

    private static final String SERVICE = "redress.portal";

    @Test
    void haveANumberOfTheirOwnForEachShape() {
        StoredShapes.mustBeAsTheirFormatsSay(SERVICE);
    }

    @Test
    void areReadInEachFormatWithNothingLost() {
        StoredShapes.areReadWithNothingLost(SERVICE);
    }

    @Test
    void holdNeitherEventsNorTypesOfTheApi() {
        StoredShapes.holdNeitherEventsNorTypesOfTheApi(SERVICE);
    }
}
