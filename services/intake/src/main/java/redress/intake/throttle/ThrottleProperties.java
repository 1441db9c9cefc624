package redress.intake.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much one client may do in an hour, or be tried on one reference; see {@code redress-intake.yml}. */
@ConfigurationProperties("redress.intake.throttle")
record ThrottleProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("300") int filingsPerHour,
        @DefaultValue("600") int uploadsPerHour,
        @DefaultValue("1500") int uploadedMegabytesPerHour,
        @DefaultValue("3000") int draftsPerHour,
        @DefaultValue("100") int wrongReceiptsPerHour,
        @DefaultValue("200") int wrongReceiptsPerReferenceAndHour,
        @DefaultValue("600") int cleaningSecondsPerHour) {

    int perHour(Purpose purpose) {
        return switch (purpose) {
            case FILING -> filingsPerHour;
            case UPLOAD -> uploadsPerHour;
            case UPLOADED_MEGABYTES -> uploadedMegabytesPerHour;
            case CLEANING_SECONDS -> cleaningSecondsPerHour;
            case DRAFT -> draftsPerHour;
            case WRONG_RECEIPT -> wrongReceiptsPerHour;
            case WRONG_RECEIPT_FOR_REFERENCE -> wrongReceiptsPerReferenceAndHour;
        };
    }
}
