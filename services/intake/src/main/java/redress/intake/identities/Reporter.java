package redress.intake.identities;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.intake.sealing.Secret;

/** The organisation and the person behind a report. Every value is a {@link Secret}. */
public final class Reporter {

    private final Map<Field, Secret> values = new EnumMap<>(Field.class);

    /** What is known of a reporter; the constants' names are part of what is stored. */
    public enum Field {
        ORGANISATION_NAME,
        ORGANISATION_NUMBER,
        ORGANISATION_SIZE,
        ORGANISATION_TYPE,
        ORGANISATION_EQUALITY_FOCUS,
        ORGANISATION_POSTCODE,
        CONTACT_NAME,
        CONTACT_ROLE,
        CONTACT_EMAIL,
        CONTACT_PHONE,
        CONTACT_PREFERRED,
        CONTACT_ADJUSTMENTS
    }

    /** A value that was left out is not kept. */
    public Reporter with(Field field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(field, new Secret(value));
        }
        return this;
    }

    public Optional<Secret> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Null where it was left out. */
    public @Nullable String text(Field field) {
        return get(field).map(Secret::value).orElse(null);
    }

    Map<Field, Secret> values() {
        return Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "***";
    }
}
