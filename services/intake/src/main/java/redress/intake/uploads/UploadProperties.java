package redress.intake.uploads;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How much room files may take; see {@code redress-intake.yml}. */
@ConfigurationProperties("redress.intake.uploads")
record UploadProperties(
        @DefaultValue("10GB") DataSize unfiledTotal,
        @DefaultValue("1GB") DataSize reserve,
        @DefaultValue("") String storeFolder) {}
