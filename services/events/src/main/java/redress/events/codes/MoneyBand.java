package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How much money is at stake. */
public enum MoneyBand {
    /** No money, or nobody said how much. */
    NONE,
    /** Under £1,000. */
    UNDER_1K,
    /** £1,000 to £9,999. */
    FROM_1K,
    /** £10,000 to £49,999. */
    FROM_10K,
    /** £50,000 to £249,999. */
    FROM_50K,
    /** £250,000 and over. */
    FROM_250K,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
