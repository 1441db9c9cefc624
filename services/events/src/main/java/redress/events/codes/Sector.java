package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The side a person or a panel member stands for. */
public enum Sector {
    /** A public body. */
    STATUTORY,
    /** The voluntary and community sector. */
    VCS,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
